import { generatedHeader } from '../render/generated-header.ts';
import { renderCommand, type SetupStep } from './setup-step.ts';

/** The plan as a script that can be run again and again. */
export function renderSetupScript(steps: readonly SetupStep[]): string {
  return `${[
    '#!/usr/bin/env bash',
    ...generatedHeader('setup/render-setup-script').map((line) => `# ${line}`),
    '#',
    '# Makes what a project needs before its first deployment. What is there already is left as it is.',
    '# Run it in the root of the repository, as an owner of the project, logged in by `gcloud auth login`.',
    'set -euo pipefail',
    '',
    'step() { printf "\\n== %s\\n" "$1"; }',
    '',
    ...steps.flatMap((step) => [...lines(step), '']),
    'step "Done: deploy with npm run deploy, or submit deploy/cloudbuild.yaml"',
  ].join('\n')}\n`;
}

function lines({ title, check, create, input }: SetupStep): string[] {
  const commands = create.map((command) => {
    const text = renderCommand(command);
    return input === undefined ? text : `printf '%s' "$${input.variable}" | ${text}`;
  });
  const asked = input === undefined ? [] : ask(input.variable, input.description);
  const heading = `step ${shellText(title)}`;
  if (check === null) {
    return [heading, ...asked, ...commands];
  }
  const test = renderCommand(check.command);
  const condition =
    check.prints === undefined
      ? `${test} > /dev/null 2>&1`
      : `${test} 2> /dev/null | grep -qF ${shellText(check.prints)}`;
  return [
    heading,
    `if ${condition}; then`,
    '  echo "is there"',
    'else',
    ...[...asked, ...commands].map((line) => `  ${line}`),
    'fi',
  ];
}

/** The value comes from the environment, or from the keyboard without being shown. */
function ask(variable: string, description: string): string[] {
  return [
    `if [ -z "\${${variable}:-}" ]; then`,
    `  read -rsp ${shellText(`${description} ${variable}: `)} ${variable} || true`,
    '  echo',
    'fi',
    `[ -n "$${variable}" ] || { echo "${variable} is empty: nothing is stored." >&2; exit 1; }`,
  ];
}

function shellText(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
