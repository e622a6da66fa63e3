import { errorsOf, renderFinding } from '../validate/finding.ts';
import { parseFlags } from './parse-flags.ts';
import { UsageError } from './usage-error.ts';
import { manifestKind, validateFile } from './validate-file.ts';
import { EXITS, type World } from './world.ts';

/** `validate FILE...`: says what is wrong with each; fails on errors, not on warnings. */
export function validateCommand(args: readonly string[], world: World): number {
  const { words } = parseFlags(args, []);
  if (words.length === 0) {
    throw new UsageError('Name at least one service.yaml, cloudbuild.yaml or Dockerfile.');
  }
  const failed = words.filter((path) => !isGood(path, world));
  return failed.length === 0 ? EXITS.ok : EXITS.failed;
}

function isGood(path: string, { readText, out, err }: World): boolean {
  const text = readText(path);
  if (text === null) {
    err(`${path}: there is no such file.`);
    return false;
  }
  const kind = manifestKind(path, text);
  if (kind === null) {
    err(
      `${path}: is no Dockerfile, and neither a Cloud Run service nor a Cloud Build configuration.`,
    );
    return false;
  }
  const findings = validateFile(kind, text);
  const errors = errorsOf(findings);
  for (const found of findings) {
    out(`${path}: ${renderFinding(found)}`);
  }
  out(
    `${path}: ${String(errors.length)} errors, ${String(findings.length - errors.length)} warnings (${kind})`,
  );
  return errors.length === 0;
}
