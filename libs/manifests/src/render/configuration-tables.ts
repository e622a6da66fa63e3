import { isSecret, type EnvironmentVariable, type VariableSource } from '@elevendops/config';
import { TEMPLATE_DEPLOYMENT } from '../model/deployment.ts';
import {
  ENVIRONMENT_ROWS,
  secretVariables,
  serviceVariables,
} from '../model/environment-values.ts';
import { renderTable } from '../markdown/render-table.ts';
import { generatedHeader } from './generated-header.ts';

/** `docs/configuration.md`: every variable, and what a deployment sets where. */
export function renderConfiguration(rows = ENVIRONMENT_ROWS): string {
  return `${[
    '# Configuration',
    '',
    `<!-- ${generatedHeader('render/configuration-tables').join(' ')} -->`,
    '',
    'Settings come from the environment, or from a `.env` file beside `package.json` (the environment wins);',
    '`.env.example` is one to copy. `NAME_FILE` reads any of them from a file. All problems are reported at once, and',
    'the process ends with 78.',
    '',
    '## In production',
    '',
    ...productionTable(rows),
    '',
    '## Secrets',
    '',
    ...secretTable(rows),
    '',
    '## Every variable',
    '',
    ...renderTable(
      ['variable', 'default', 'meaning'],
      rows
        .filter(({ source }) => source !== 'supervisor')
        .map((row) => [code(row.name), defaultText(row), row.description]),
    ),
  ].join('\n')}\n`;
}

/** What a deployment sets: name, value, and where it comes from. */
export function productionTable(rows = ENVIRONMENT_ROWS): string[] {
  const values = new Map(
    serviceVariables(TEMPLATE_DEPLOYMENT, rows).map(({ name, value }) => [name, value]),
  );
  const inProduction: readonly VariableSource[] = [
    'Cloud Run',
    'service.yaml',
    'Secret Manager',
    'image',
  ];
  return renderTable(
    ['variable', 'value', 'set by', 'meaning'],
    rows
      .filter(({ source }) => inProduction.includes(source))
      .map((row) => [
        code(row.name),
        row.secretName === undefined
          ? codeOr(values.get(row.name) ?? imageText(row), 'by itself')
          : `secret ${code(row.secretName)}`,
        row.source,
        row.description,
      ]),
  );
}

/** The secrets, by their names in Secret Manager. */
export function secretTable(rows = ENVIRONMENT_ROWS): string[] {
  return renderTable(
    ['secret', 'variable', 'meaning'],
    secretVariables(TEMPLATE_DEPLOYMENT, rows).map(({ name, secretName }) => [
      code(secretName),
      code(name),
      rows.find((row) => row.name === name)?.description ?? '',
    ]),
  );
}

function imageText({ imageValue }: EnvironmentVariable): string | undefined {
  return imageValue === '{revision}' ? 'the commit' : imageValue;
}

function defaultText(row: EnvironmentVariable): string {
  const { default: value } = row;
  if (value === null) {
    return isSecret(row) ? 'none (secret)' : 'none';
  }
  if (typeof value === 'string') {
    return code(value);
  }
  const parts = Object.entries(value).map(
    ([environment, text]) => `${codeOr(text ?? undefined, 'none')} in ${environment}`,
  );
  return [...new Set(Object.values(value))].length === 1 ? (parts[0] ?? '') : parts.join(', ');
}

function code(text: string): string {
  return `\`${text}\``;
}

function codeOr(text: string | undefined, otherwise: string): string {
  return text === undefined ? otherwise : code(text);
}
