import { committedFiles, projectFiles, type ManifestFiles } from '../manifests/manifest-files.ts';
import { TEMPLATE_DEPLOYMENT } from '../model/deployment.ts';
import { deploymentValues } from '../model/deployment-flags.ts';
import { parseDeployment } from '../model/parse-deployment.ts';
import { renderFinding } from '../validate/finding.ts';
import { DEPLOYMENT_FLAG_NAMES, parseFlags, required } from './parse-flags.ts';
import { readRepository } from './read-repository.ts';
import { manifestKind, validateFile } from './validate-file.ts';
import { EXITS, type World } from './world.ts';

/**
 * `manifests`: writes the committed files. With flags of a deployment: writes those of a real project
 * into `--output`, by default `deploy/out/PROJECT`.
 */
export function manifestsCommand(args: readonly string[], world: World): number {
  const { flags } = parseFlags(args, [...DEPLOYMENT_FLAG_NAMES, 'output']);
  const repository = readRepository(world);
  if (Object.keys(flags).length === 0) {
    return write(committedFiles(TEMPLATE_DEPLOYMENT, repository), world);
  }
  const projectId = required(flags, 'project-id');
  const deployment = parseDeployment(deploymentValues(flags, TEMPLATE_DEPLOYMENT));
  const folder = flags['output'] ?? `deploy/out/${projectId}`;
  if (deployment.projectNumber === TEMPLATE_DEPLOYMENT.projectNumber) {
    world.err(
      'PROJECT_NUMBER stays in the address of the service: give --project-number=NUMBER, which\n' +
        `  gcloud projects describe ${projectId} '--format=value(projectNumber)'\ntells. A build fills it in by itself.`,
    );
  }
  const files = projectFiles(deployment, repository, folder);
  return write(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text])),
    world,
  );
}

/** `manifests-check`: fails when a committed file is not what would be written, or breaks a rule. */
export function manifestsCheckCommand(args: readonly string[], world: World): number {
  parseFlags(args, []);
  const files = committedFiles(TEMPLATE_DEPLOYMENT, readRepository(world));
  const drifted = Object.entries(files).flatMap(([path, text]) => drift(path, text, world));
  const broken = Object.entries(files).flatMap(([path, text]) => {
    const kind = manifestKind(path, text);
    const findings = kind === null ? [] : validateFile(kind, text, { isTemplate: true });
    return findings
      .filter(({ severity, rule }) => severity === 'error' || !OF_TEMPLATES.has(rule))
      .map((found) => `${path}: ${renderFinding(found)}`);
  });
  for (const line of [...drifted, ...broken]) {
    world.err(line);
  }
  if (drifted.length > 0) {
    world.err('Run "npx nx run deploy:manifests", and commit what it writes.');
  }
  world.out(
    `${String(Object.keys(files).length)} files, ${String(drifted.length)} drifted, ${String(broken.length)} broken rules`,
  );
  return drifted.length + broken.length === 0 ? EXITS.ok : EXITS.failed;
}

/** Warnings that a template cannot avoid: a build puts the digest in, a person pins versions. */
const OF_TEMPLATES = new Set(['image.moving-tag', 'secret.latest']);

function write(files: ManifestFiles, world: World): number {
  const changed = Object.entries(files).filter(([path, text]) => world.readText(path) !== text);
  for (const [path, text] of changed) {
    world.writeText(path, text);
    world.out(`wrote ${path}`);
  }
  const all = Object.keys(files).length;
  world.out(`${String(all)} files, ${String(changed.length)} changed`);
  return EXITS.ok;
}

function drift(path: string, expected: string, { readText }: World): string[] {
  const found = readText(path);
  if (found === expected) {
    return [];
  }
  if (found === null) {
    return [`${path} is missing.`];
  }
  const lines = [found.split('\n'), expected.split('\n')] as const;
  const index = lines[1].findIndex((line, position) => line !== lines[0][position]);
  const at = index === -1 ? lines[1].length : index;
  return [
    `${path}:${String(at + 1)} has drifted: "${lines[0][at] ?? ''}" should be "${lines[1][at] ?? ''}".`,
  ];
}
