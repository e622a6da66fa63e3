import type { Finding } from './finding.ts';
import { parseManifest } from './parse-manifest.ts';
import { checkPlaceholders } from './placeholders.ts';
import { checkAnnotations } from './service/annotations.ts';
import { checkContainerFields } from './service/containers.ts';
import { checkEnvironment } from './service/environment.ts';
import { checkHouseRules } from './service/house.ts';
import { checkProbes } from './service/probes.ts';
import { checkResources } from './service/resources.ts';
import { serviceSchema } from './service/schema.ts';
import { checkServiceFields } from './service/service-fields.ts';
import { SOURCES } from './service/sources.ts';
import { checkStructure } from './structure.ts';

/** How a manifest is read. */
export interface ValidateOptions {
  /** Placeholders such as PROJECT_ID may stand in it. @default false */
  readonly isTemplate?: boolean;
}

/** Everything that Cloud Run would refuse in a service.yaml, or take for something else, all at once. */
export function validateService(text: string, options: ValidateOptions = {}): Finding[] {
  const { data, findings } = parseManifest(text);
  if (data === undefined) {
    return [...findings];
  }
  return [
    ...findings,
    ...checkStructure(serviceSchema, data, SOURCES.reference),
    ...checkServiceFields(data),
    ...checkAnnotations(data),
    ...checkContainerFields(data),
    ...checkEnvironment(data),
    ...checkResources(data),
    ...checkProbes(data),
    ...checkHouseRules(data),
    ...(options.isTemplate === true ? [] : checkPlaceholders(data)),
  ];
}
