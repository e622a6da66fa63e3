import { get } from 'node:http';
import type { StatusAddress } from '@elevendops/config';
import type { SupervisorReport } from '@elevendops/contract';
import { parseSupervisorStatus } from './supervisor-status.ts';

/** Asks how the supervisor stands; null when nobody, or somebody else, answers. */
export type AskSupervisor = () => Promise<SupervisorReport | null>;

/** A page of somebody who waits: what is silent for so long counts as absent. */
const TIMEOUT_MS = 1_000;
const MAX_BYTES = 256 * 1024;

/** Makes {@link AskSupervisor}. It never rejects. */
export function createAskSupervisor(address: StatusAddress | null): AskSupervisor {
  return async () => {
    const text = address === null ? null : await read(address);
    return text === null ? null : parseSupervisorStatus(text);
  };
}

function read(address: StatusAddress): Promise<string | null> {
  return new Promise((resolve) => {
    const nothing = (): void => {
      resolve(null);
    };
    const where = 'path' in address ? { socketPath: address.path } : address;
    const request = get(
      { ...where, path: '/status', agent: false, signal: AbortSignal.timeout(TIMEOUT_MS) },
      (response) => {
        let text = '';
        response
          .setEncoding('utf8')
          .on('data', (part: string) => {
            text += part;
            if (text.length > MAX_BYTES) {
              request.destroy();
            }
          })
          .on('error', nothing)
          .on('close', nothing)
          .on('end', () => {
            resolve(response.statusCode === 200 ? text : null);
          });
      },
    );
    request.on('error', nothing);
  });
}
