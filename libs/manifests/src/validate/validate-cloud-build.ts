import { checkBuildHouseRules } from './cloud-build/house.ts';
import { cloudBuildSchema } from './cloud-build/schema.ts';
import { checkBuild } from './cloud-build/steps.ts';
import { checkSubstitutions } from './cloud-build/substitutions.ts';
import type { Finding } from './finding.ts';
import { parseManifest } from './parse-manifest.ts';
import { checkPlaceholders } from './placeholders.ts';
import { checkStructure } from './structure.ts';
import type { ValidateOptions } from './validate-service.ts';

/** Everything that Cloud Build would refuse in a configuration file, or take for something else, all at once. */
export function validateCloudBuild(text: string, options: ValidateOptions = {}): Finding[] {
  const { data, findings } = parseManifest(text);
  return data === undefined
    ? [...findings]
    : [
        ...findings,
        ...checkStructure(cloudBuildSchema, data, 'Cloud Build API v1 reference'),
        ...checkBuild(data),
        ...checkSubstitutions(data),
        ...checkBuildHouseRules(data),
        ...(options.isTemplate === true ? [] : checkPlaceholders(data)),
      ];
}
