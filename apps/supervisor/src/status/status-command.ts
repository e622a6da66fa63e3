import { get } from 'node:http';
import type { Writable } from 'node:stream';
import {
  ConfigurationError,
  describeStatusAddress,
  EXIT_CONFIGURATION,
  loadSettings,
  readEnvironment,
  type StatusAddress,
  statusAddressOf,
} from '@elevendops/config';
import { renderStatus } from './render-status.ts';
import type { Status } from './status.ts';

/** Exit code when the supervisor does not run: sysexits.h EX_UNAVAILABLE. */
const EXIT_NOT_RUNNING = 69;
/** sysexits.h EX_USAGE. */
const EXIT_USAGE = 64;
const EXIT_NOT_READY = 1;
const TIMEOUT_MS = 3_000;

/**
 * `status`: shows how things stand, for a person, or with `--json` for a program. The exit code says
 * it as well: 0 ready, 1 not ready, 69 not running.
 */
export async function statusCommand(
  args: readonly string[],
  { env, stdout, stderr }: Pick<NodeJS.Process, 'env' | 'stdout' | 'stderr'>,
): Promise<number> {
  if (args.some((arg) => arg !== '--json')) {
    await print(stderr, 'usage: main.js status [--json]\n');
    return EXIT_USAGE;
  }
  try {
    const address = statusAddressOf(loadSettings(readEnvironment({ env })));
    if (address === null) {
      await print(
        stderr,
        'The status is not told here. Set SUPERVISOR_STATUS_PORT and start again.\n',
      );
      return EXIT_NOT_RUNNING;
    }
    const answer = await ask(address);
    if ('problem' in answer) {
      await print(
        stderr,
        `No supervisor answers on ${describeStatusAddress(address)}: ${answer.problem}\n`,
      );
      return EXIT_NOT_RUNNING;
    }
    const status = JSON.parse(answer.text) as Status;
    await print(stdout, args.includes('--json') ? answer.text : renderStatus(status));
    return status.ready ? 0 : EXIT_NOT_READY;
  } catch (error) {
    if (error instanceof ConfigurationError) {
      await print(stderr, `${error.message}\n`);
      return EXIT_CONFIGURATION;
    }
    throw error;
  }
}

/** Resolves once the text has been written: what is pending when a process exits is lost. */
function print(stream: Writable, text: string): Promise<void> {
  return new Promise((resolve) => {
    stream.write(text, () => {
      resolve();
    });
  });
}

type Answer = { readonly text: string } | { readonly problem: string };

async function ask(address: StatusAddress): Promise<Answer> {
  const where = 'path' in address ? { socketPath: address.path } : address;
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  return new Promise((resolve) => {
    const fail = (error: NodeJS.ErrnoException): void => {
      resolve({ problem: signal.aborted ? 'it is silent' : (error.code ?? error.message) });
    };
    get({ ...where, path: '/status', agent: false, signal }, (response) => {
      let text = '';
      response
        .setEncoding('utf8')
        .on('data', (part: string) => (text += part))
        .on('error', fail)
        .on('end', () => {
          const isStatus = response.statusCode === 200 && text.startsWith('{"at":');
          resolve(isStatus ? { text } : { problem: 'what answers there is something else' });
        });
    }).on('error', fail);
  });
}
