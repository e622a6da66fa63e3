import { TEMPLATE_DEPLOYMENT } from '../model/deployment.ts';
import { deploymentValues } from '../model/deployment-flags.ts';
import { imagePath } from '../model/names.ts';
import { parseDeployment } from '../model/parse-deployment.ts';
import { checkCandidate } from '../release/check-candidate.ts';
import {
  candidateOf,
  commitOf,
  labelValue,
  parseServiceStatus,
  servingRevisions,
} from '../release/serving-revisions.ts';
import { renderService } from '../render/service.ts';
import { errorsOf, renderFinding } from '../validate/finding.ts';
import { validateService } from '../validate/validate-service.ts';
import { DEPLOYMENT_FLAG_NAMES, parseFlags, required } from './parse-flags.ts';
import { UsageError } from './usage-error.ts';
import { EXITS, type World } from './world.ts';

/** `serving-commit --serving=FILE`: the commit that serves, or an empty line. */
export function servingCommitCommand(args: readonly string[], world: World): number {
  const { flags } = parseFlags(args, ['serving']);
  world.out(commitOf(parseServiceStatus(read(flags, 'serving', world))) ?? '');
  return EXITS.ok;
}

/**
 * `release`: writes the service.yaml of one build, with the image by its digest and traffic where it is
 * now; refuses one that breaks a rule.
 */
export function releaseCommand(args: readonly string[], world: World): number {
  const { flags } = parseFlags(args, [
    ...DEPLOYMENT_FLAG_NAMES,
    ...['commit', 'image-file', 'serving', 'output'],
  ]);
  const image = read(flags, 'image-file', world).trim();
  const [path = '', digest = ''] = image.split('@');
  const deployment = parseDeployment(
    deploymentValues({ ...flags, image: digest }, TEMPLATE_DEPLOYMENT),
  );
  if (path !== imagePath(deployment)) {
    throw new UsageError(`${image} is not an image of ${imagePath(deployment)}.`);
  }
  const serving = servingRevisions(parseServiceStatus(read(flags, 'serving', world)));
  const text = renderService(deployment, {
    serving,
    ...(flags['commit'] === undefined ? {} : { commit: labelValue(flags['commit']) }),
  });
  const errors = errorsOf(validateService(text));
  for (const found of errors) {
    world.err(renderFinding(found));
  }
  if (errors.length > 0) {
    return EXITS.failed;
  }
  const output = required(flags, 'output');
  world.writeText(output, text);
  world.out(
    `wrote ${output}: ${digest}, beside ${serving.map(({ revision }) => revision).join(', ')}`,
  );
  return EXITS.ok;
}

/** `check-candidate`: asks the new revision until it is ready, and writes its name for the next step. */
export async function checkCandidateCommand(
  args: readonly string[],
  world: World,
): Promise<number> {
  const { flags } = parseFlags(args, ['service-json', 'revision-file', 'tries']);
  const candidate = candidateOf(parseServiceStatus(read(flags, 'service-json', world)));
  if (candidate === null) {
    world.err('The service has no revision with the tag "candidate": nothing was deployed.');
    return EXITS.failed;
  }
  const tries = Number(flags['tries'] ?? '60');
  const reason = await checkCandidate(candidate, { ...world, tries, onFailure: world.err });
  if (reason !== null) {
    world.err(`${candidate.revision} is not ready (${reason}): traffic stays where it is.`);
    return EXITS.failed;
  }
  world.writeText(required(flags, 'revision-file'), `${candidate.revision}\n`);
  world.out(`${candidate.revision} is ready at ${candidate.url}`);
  return EXITS.ok;
}

function read(
  flags: Readonly<Record<string, string | undefined>>,
  name: string,
  { readText }: World,
): string {
  const path = required(flags, name);
  const text = readText(path);
  if (text === null) {
    throw new UsageError(`--${name}=${path}: there is no such file.`);
  }
  return text;
}
