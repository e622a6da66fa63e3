import { errorsOf, validateCloudBuild, validateService } from '@elevendops/manifests';
import { parse } from 'yaml';

/** A manifest as the server takes it; null when it breaks a rule. */
export function readManifest(kind: 'service' | 'build', text: string): unknown {
  const findings = kind === 'service' ? validateService(text) : validateCloudBuild(text);
  return errorsOf(findings).length === 0 ? (parse(text) as unknown) : null;
}
