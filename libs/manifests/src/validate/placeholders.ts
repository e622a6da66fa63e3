import { finding, type Finding, type Path } from './finding.ts';

const PLACEHOLDER =
  /(?:^|[^A-Za-z0-9_${])(PROJECT_ID|PROJECT_NUMBER|REGION|HASH)(?![A-Za-z0-9_}=])/;
const SOURCE = 'nothing fills it in: it reaches the server as it stands';

/** Placeholders of a template that nobody replaced; `$PROJECT_ID` of Cloud Build is none. */
export function checkPlaceholders(data: unknown, path: Path = []): Finding[] {
  if (typeof data === 'string') {
    const name = PLACEHOLDER.exec(data)?.[1];
    return name === undefined
      ? []
      : [finding({ rule: 'placeholder', source: SOURCE }, path, data, `${name} must be replaced`)];
  }
  if (typeof data !== 'object' || data === null) {
    return [];
  }
  return Array.isArray(data)
    ? data.flatMap((entry, index) => checkPlaceholders(entry, [...path, index]))
    : Object.entries(data).flatMap(([key, entry]) => checkPlaceholders(entry, [...path, key]));
}
