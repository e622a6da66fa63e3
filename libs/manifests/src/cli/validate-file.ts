import { parseManifest } from '../validate/parse-manifest.ts';
import type { Finding } from '../validate/finding.ts';
import { validateCloudBuild } from '../validate/validate-cloud-build.ts';
import { validateDockerfile } from '../validate/validate-dockerfile.ts';
import { validateService, type ValidateOptions } from '../validate/validate-service.ts';

/** The kinds of files that are checked. */
export type ManifestKind = 'service' | 'cloudbuild' | 'dockerfile';

const VALIDATORS: Readonly<
  Record<ManifestKind, (text: string, options: ValidateOptions) => Finding[]>
> = {
  service: validateService,
  cloudbuild: validateCloudBuild,
  dockerfile: validateDockerfile,
};

/** What a file is, by its name, else by what stands in it; null when neither tells. */
export function manifestKind(path: string, text: string): ManifestKind | null {
  const name = path.split(/[/\\]/).at(-1) ?? '';
  if (/^(?:Dockerfile|Containerfile)(?:\..+)?$|\.dockerfile$/i.test(name)) {
    return 'dockerfile';
  }
  if (!/\.(?:ya?ml|json)$/i.test(name)) {
    return null;
  }
  if (/^cloudbuild\b/i.test(name)) {
    return 'cloudbuild';
  }
  const { data } = parseManifest(text);
  const keys = typeof data === 'object' && data !== null ? Object.keys(data) : [];
  if (keys.includes('apiVersion') || /^service\b/i.test(name)) {
    return 'service';
  }
  return keys.includes('steps') ? 'cloudbuild' : null;
}

/** What is wrong with a file of that kind. */
export function validateFile(
  kind: ManifestKind,
  text: string,
  options: ValidateOptions = {},
): Finding[] {
  return VALIDATORS[kind](text, options);
}
