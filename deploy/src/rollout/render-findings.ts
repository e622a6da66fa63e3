import { renderCommand } from '@elevendops/manifests';
import type { Fix } from './fix.ts';
import type { Step } from './step.ts';
import type { Finding } from './survey.ts';

/** What is not there, each with what puts it right. */
export function renderFindings(findings: readonly Finding[]): readonly string[] {
  const unseen = findings.filter(({ state }) => state === 'unseen');
  return [
    ...findings
      .filter(({ state }) => state !== 'unseen')
      .flatMap(({ title, state, why, fixes }) => [
        `  ${state === 'hidden' ? '?' : '-'} ${title}${spokenState(state, why)}`,
        ...fixesFor(state, fixes).map((fix) => `      ${renderFix(fix)}`),
      ]),
    ...(unseen.length === 0
      ? []
      : [`  . ${String(unseen.length)} more, which cannot be looked at before that is there`]),
  ];
}

/** A step as a person types it, with the value that it takes as a variable of the shell. */
export function renderStep({ command, input }: Step): string {
  return renderFix({ command, ...(input === undefined ? {} : { variable: input.variable }) });
}

function renderFix({ command, when, variable }: Fix): string {
  const text = renderCommand(command);
  const piped = variable === undefined ? text : `printf '%s' "$${variable}" | ${text}`;
  return when === undefined ? piped : `${piped}   # ${when}`;
}

/** What cannot be seen is not made again: whoever looks needs the right to. */
function fixesFor(state: Finding['state'], fixes: readonly Fix[]): readonly Fix[] {
  return state === 'hidden' ? [] : fixes;
}

function spokenState(state: Finding['state'], why: string | null): string {
  if (state === 'hidden') {
    return ` cannot be looked at: ${why ?? 'nobody knows why'}`;
  }
  return why === null ? '' : `: ${why}`;
}
