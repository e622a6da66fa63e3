import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { SecretInput } from '@elevendops/manifests';
import type { Consent } from './carry-out.ts';
import type { Finding } from './survey.ts';

/** Where a person is, if there is one. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Somebody sits in front of it. */
  readonly isInteractive: boolean;
}

/** How to get a person's consent, and the values that nobody else has. */
export interface ConsentOptions {
  readonly terminal: Terminal;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Said already, on the command line. */
  readonly isAgreed: boolean;
  readonly projectId: string;
}

/** Asks whether to make what is missing, then for keys, which are not shown. */
export async function askConsent(
  findings: readonly Finding[],
  { terminal, env, isAgreed, projectId }: ConsentOptions,
): Promise<Consent> {
  const nothing = new Map<string, string>();
  if (!isAgreed) {
    const isGiven =
      terminal.isInteractive && (await agrees(`Make them in ${projectId}? [y/N] `, terminal));
    if (!isGiven) {
      return { isGiven, values: nothing };
    }
  }
  const values = new Map<string, string>();
  for (const { variable, description } of inputsOf(findings)) {
    const given = env[variable] ?? '';
    const value =
      given === '' && terminal.isInteractive
        ? await hidden(`${description} ${variable}: `, terminal)
        : given;
    if (value !== '') {
      values.set(variable, value);
    }
  }
  return { isGiven: true, values };
}

function inputsOf(findings: readonly Finding[]): readonly SecretInput[] {
  return findings.flatMap(({ setup }) => setup?.input ?? []);
}

async function agrees(question: string, { input, output }: Terminal): Promise<boolean> {
  const lines = createInterface({ input, output });
  try {
    return /^y(?:es)?$/i.test((await lines.question(question)).trim());
  } finally {
    lines.close();
  }
}

/** A line that is not shown while it is typed. */
async function hidden(question: string, { input, output }: Terminal): Promise<string> {
  output.write(question);
  const nowhere = new Writable({
    write(_chunk, _encoding, done) {
      done();
    },
  });
  const lines = createInterface({ input, output: nowhere, terminal: true });
  try {
    return await lines.question('');
  } finally {
    lines.close();
    output.write('\n');
  }
}
