import { lookup } from 'node:dns';
import type { RequestListener, Server } from 'node:http';
import { isIPv6, type AddressInfo } from 'node:net';
import type { Logger } from '@elevendops/logging';
import { createDrainingServer, type DrainingServer } from './draining-server.ts';
import { startHeartbeat } from './heartbeat.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Supervision } from './supervision.ts';

/** What a service is, and how it listens and stops. */
export interface RunServiceOptions {
  readonly name: string;
  readonly listener: RequestListener;
  readonly host: string;
  /** 0 picks a free port. */
  readonly port: number;
  readonly logger: Logger;
  readonly lifecycle: Lifecycle;
  readonly supervision: Supervision;
  /**
   * `at-once` opens the port and then announces readiness; `on-command` announces that the service has
   * loaded and opens the port when the supervisor says so (at once when there is no supervisor).
   * @default 'at-once'
   */
  readonly listen?: 'at-once' | 'on-command';
  /** Connections are cut when requests take longer than this after a stop. @default 5000 */
  readonly drainTimeoutMs?: number;
  /** Answers a request that came after draining began. */
  readonly refuse: RequestListener;
  /** Requests that are answered even while draining. */
  readonly isAlwaysServed: (url: string) => boolean;
  /** Sets up the server before it listens: time limits, upgrades. */
  readonly prepare?: (server: Server) => void;
  /** Closes what the service holds, after the last request was answered. */
  readonly release?: () => Promise<void> | void;
}

/** A service that has been started. */
export interface RunningService {
  /** Resolves with the port once the service listens, or null when it was stopped before; rejects when it cannot listen. */
  readonly listening: Promise<number | null>;
  /** Drains, releases and resolves with whether every request was finished; calling again joins in. */
  stop(reason: string): Promise<boolean>;
}

/**
 * Runs an HTTP service the way every process of ours does: listen, announce readiness over IPC, drain
 * when told to, finish what was begun.
 */
export function runService(options: RunServiceOptions): RunningService {
  const { lifecycle, supervision, logger, port, host } = options;
  const draining = createDrainingServer(options.listener, options);
  const { server } = draining;
  const stopHeartbeat = startHeartbeat(supervision);
  options.prepare?.(server);
  let stopping: Promise<boolean> | undefined;

  function openPort(): Promise<number> {
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen({ port, host }, () => {
        server.off('error', reject);
        resolve((server.address() as AddressInfo).port);
      });
    });
  }

  async function listen(): Promise<number | null> {
    const waits = options.listen === 'on-command' && supervision.supervised;
    if (waits) {
      supervision.send({ type: 'ready', instance: supervision.instance, port: null });
      const told = commandToListen(supervision, lifecycle);
      readyToListen(host);
      await told;
    }
    if (lifecycle.draining) {
      return null;
    }
    const opened = await openPort();
    if (lifecycle.draining) {
      // `stop` waits for this, and closes the port again.
      return null;
    }
    supervision.send(
      waits
        ? { type: 'listening', instance: supervision.instance, port: opened }
        : { type: 'ready', instance: supervision.instance, port: opened },
    );
    logger.info({ host, port: opened }, `listening on ${host}:${String(opened)}`);
    return opened;
  }

  async function stop(reason: string): Promise<boolean> {
    logger.info({ reason }, 'draining');
    lifecycle.drain();
    await listening.catch(() => null);
    const finished = await closeWithin(draining, options.drainTimeoutMs ?? 5_000);
    await options.release?.();
    stopHeartbeat();
    logger.info({ finished }, 'stopped');
    return finished;
  }

  // Nothing is announced before the caller has wired signals: one could come as the answer.
  const listening = Promise.resolve().then(listen);
  return {
    listening,
    stop: (reason) => (stopping ??= stop(reason)),
  };
}

/** Loads, while there is time, what Node loads for the first port: 8 ms that would come after the command. */
function readyToListen(host: string): void {
  lookup(host, () => undefined);
  isIPv6(host);
}

function commandToListen(supervision: Supervision, lifecycle: Lifecycle): Promise<void> {
  return new Promise((resolve) => {
    lifecycle.onDrain(resolve);
    supervision.onMessage((message) => {
      if (message.type === 'listen') {
        resolve();
      }
    });
  });
}

/** True when everything was finished in time; otherwise the remaining connections have been cut. */
async function closeWithin(draining: DrainingServer, timeoutMs: number): Promise<boolean> {
  if (!draining.server.listening) {
    return true;
  }
  let inTime = true;
  const timer = setTimeout(() => {
    inTime = false;
    draining.closeNow();
  }, timeoutMs);
  await draining.close();
  clearTimeout(timer);
  return inTime;
}
