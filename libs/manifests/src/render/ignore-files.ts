import { WARM_UP_FOLDER } from './dockerfile/warm-stage.ts';
import { generatedHeader } from './generated-header.ts';

const NEVER_SENT = [
  '.env',
  '.env.*',
  '!.env.example',
  '*.pem',
  '*.key',
  '*service-account*.json',
  '*credentials*.json',
];

/** `.gcloudignore`: what `gcloud builds submit` leaves out, and nothing that the tests of the build look at. */
export function renderGcloudIgnore(): string {
  return render('render/ignore-files', [
    '# What Git ignores is built or installed again.',
    '#!include:.gitignore',
    '.git',
    '# The files of single projects.',
    'deploy/out',
    '# Secrets, whatever Git says.',
    ...NEVER_SENT,
  ]);
}

/** `.dockerignore`: what the engine gets; only what the Dockerfile copies. */
export function renderDockerIgnore(
  workspaces: readonly string[],
  sources: readonly string[],
): string {
  return render('render/ignore-files', [
    '# Nothing but what the Dockerfile copies.',
    '*',
    ...workspaces
      .toSorted()
      .flatMap((folder) =>
        sources.includes(folder)
          ? [`!${folder}`]
          : [`!${folder}/package.json`, `!${folder}/tsconfig.json`],
      ),
    `!${WARM_UP_FOLDER}`,
    ...[
      '.npmrc',
      'LICENSE',
      'NOTICE',
      'package.json',
      'package-lock.json',
      'tsconfig.base.json',
    ].map((file) => `!${file}`),
    '# Built and installed inside.',
    ...['node_modules', 'dist', 'out-tsc', 'test-results', '.data', '.nx'].map(
      (folder) => `**/${folder}`,
    ),
    '# Not part of the program: a change here builds nothing again.',
    '**/*.spec.ts',
    '**/*.spec.tsx',
    '**/*.md',
    '# Secrets, wherever they lie.',
    ...NEVER_SENT.map((pattern) =>
      pattern.startsWith('!') ? `!**/${pattern.slice(1)}` : `**/${pattern}`,
    ),
  ]);
}

function render(renderer: string, lines: readonly string[]): string {
  return `${[...generatedHeader(renderer).map((line) => `# ${line}`), ...lines].join('\n')}\n`;
}
