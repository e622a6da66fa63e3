import { defaultOf, isSecret, type EnvironmentVariable } from '@elevendops/config';
import { ENVIRONMENT_ROWS } from '../model/environment-values.ts';
import { generatedHeader } from './generated-header.ts';

const GROUPS = {
  application: 'What is running',
  network: 'Ports, addresses, and who may call',
  data: 'Where documents and files are kept',
  services: 'Speech, scripts and traces',
} as const;
const WIDTH = 100;

/** `.env.example`: every variable that a person may set, each as a comment with its default or an example. */
export function renderEnvExample(rows = ENVIRONMENT_ROWS): string {
  const shown = rows.filter(({ source }) => source !== 'supervisor');
  const groups = Object.entries(GROUPS).map(([group, title]) => [
    `# --- ${title} ---`,
    ...shown.filter((row) => row.group === group).flatMap((row) => ['', ...entry(row)]),
  ]);
  return `${[
    ...generatedHeader('render/env-example').map((line) => `# ${line}`),
    '#',
    '# Copy it to .env and remove the mark before what you set. Nothing has to be set: without keys everything works',
    '# offline, and data is kept under .data/. The environment wins over this file.',
    ...groups.flatMap((lines) => ['', ...lines]),
  ].join('\n')}\n`;
}

function entry(row: EnvironmentVariable): string[] {
  const value = defaultOf(row, 'development') ?? (isSecret(row) ? '' : (row.example ?? ''));
  return [...wrapped(row.description), `#${row.name}=${value}`];
}

function wrapped(text: string): string[] {
  return text.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    return last !== undefined && last.length + word.length + 1 <= WIDTH
      ? [...lines.slice(0, -1), `${last} ${word}`]
      : [...lines, `# ${word}`];
  }, []);
}
