import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { request } from './request.ts';

/** One request of a load. */
export interface LoadCall {
  /** Null when there was no answer. */
  readonly status: number | null;
  /** The status, with the code of an error; or why there was no answer. */
  readonly outcome: string;
  readonly tookMs: number;
}

/** A load that runs until it is stopped. */
export interface Load {
  /** No new requests; gives all calls once the last one has ended. */
  stop(): Promise<readonly LoadCall[]>;
}

const PAUSE_MS = 25;

/** GETs, one after the other in each worker. */
export function startLoad({
  port,
  path,
  workers,
}: {
  readonly port: number;
  readonly path: string;
  readonly workers: number;
}): Load {
  const calls: LoadCall[] = [];
  let isStopped = false;
  const agent = new Agent({ keepAlive: true, maxSockets: workers });
  const work = async (): Promise<void> => {
    while (!isStopped) {
      const begun = performance.now();
      const call = await request({ port, path, agent }).then(
        ({ status, body }) => ({ status, outcome: `${String(status)}${errorCodeOf(body)}` }),
        (error: NodeJS.ErrnoException) => ({ status: null, outcome: error.code ?? error.message }),
      );
      calls.push({ ...call, tookMs: performance.now() - begun });
      await sleep(PAUSE_MS);
    }
  };
  const all = Promise.all(Array.from({ length: workers }, work));
  return {
    async stop() {
      isStopped = true;
      await all;
      agent.destroy();
      return calls;
    },
  };
}

/** Of an error's envelope; empty for any other answer. */
function errorCodeOf(body: Buffer): string {
  const [, code] = /"error_code":"([A-Z_]+)"/.exec(body.toString('utf8')) ?? [];
  return code === undefined ? '' : ` ${code}`;
}
