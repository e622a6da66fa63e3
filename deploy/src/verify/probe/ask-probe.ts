import { connect } from 'node:net';
import type { Probe } from '../contract.ts';
import { request } from '../http/request.ts';

/** Asks an address once, as a probe does: null when the answer is good, else what was wrong. */
export async function askProbe(
  probe: Pick<Probe, 'kind' | 'path'>,
  address: { readonly host: string; readonly port: number },
  timeoutMs: number,
): Promise<string | null> {
  if (probe.kind === 'tcp') {
    return openPort(address, timeoutMs);
  }
  try {
    const { status } = await request({ ...address, path: probe.path, timeoutMs });
    return status >= 200 && status < 400 ? null : `status ${String(status)}`;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Whether a connection is accepted: null, or why not. */
export function openPort(
  { host, port }: { readonly host: string; readonly port: number },
  timeoutMs: number,
): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: timeoutMs });
    const end = (reason: string | null): void => {
      socket.destroy();
      resolve(reason);
    };
    socket.once('connect', () => {
      end(null);
    });
    socket.once('timeout', () => {
      end(`no connection within ${String(timeoutMs)} ms`);
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      end(error.code ?? error.message);
    });
  });
}
