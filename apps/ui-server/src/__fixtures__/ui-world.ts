import type { RequestListener } from 'node:http';
import { createLogger } from '@elevendops/logging';
import { startServer, temporaryFolder, type TestServer } from '@elevendops/testing';
import { createApp, type App, type AppOptions } from '../app.ts';
import { loadClientFiles } from '../client/client-files.ts';
import { NO_FOREIGN_ORIGINS } from '../http/content-security-policy.ts';
import type { ApiAvailability } from '../proxy/api-availability.ts';
import { writeClient } from './client-folder.ts';

/** A UI server of a test, with what is around it. */
export interface Ui extends TestServer {
  readonly app: App;
  readonly logged: readonly Readonly<Record<string, unknown>>[];
  /** Resolves with the first log line, from the beginning, of which this is true. */
  line(wanted: (line: Readonly<Record<string, unknown>>) => boolean): Promise<unknown>;
}

/** Starts servers and ends them all. */
export interface World {
  startApi(listener: RequestListener): Promise<TestServer>;
  startUi(options: Partial<AppOptions> & { readonly apiOrigin: string }): Promise<Ui>;
  /** Has something closed together with the rest. */
  onClose(close: () => Promise<void> | void): void;
  close(): Promise<void>;
}

/** An origin where nobody listens: port 1 is never given to a program. */
export const NOBODY = 'http://127.0.0.1:1';

/** The availability of an API that no supervisor looks after. */
export const UNFOLLOWED: ApiAvailability = {
  away: false,
  followed: false,
  onReady: () => undefined,
};

/** Makes an empty {@link World}. */
export function createWorld(): World {
  const closers: (() => Promise<void> | void)[] = [];
  return {
    async startApi(listener) {
      const api = await startServer(listener);
      closers.push(api.close);
      return api;
    },
    async startUi(options) {
      const folder = await temporaryFolder();
      closers.push(folder.remove);
      writeClient(folder.path);
      const log = createLog();
      let ids = 0;
      const app = createApp({
        client: loadClientFiles(folder.path),
        availability: UNFOLLOWED,
        corsOrigins: [],
        foreignOrigins: NO_FOREIGN_ORIGINS,
        logger: log.logger,
        createId: () => `made-here-${String((ids += 1))}`,
        monotonicMs: () => performance.now(),
        after(ms, callback) {
          const timer = setTimeout(callback, ms);
          return () => {
            clearTimeout(timer);
          };
        },
        onDrain: () => undefined,
        ...options,
      });
      const ui = await startServer(app.listener);
      app.prepare(ui.server);
      closers.push(() => {
        app.release();
      }, ui.close);
      return { ...ui, app, logged: log.lines, line: log.line };
    },
    onClose: (close) => void closers.push(close),
    async close() {
      for (const close of closers.splice(0).reverse()) {
        await close();
      }
    },
  };
}

function createLog() {
  const lines: Record<string, unknown>[] = [];
  const waiting = new Set<() => void>();
  const logger = createLogger({
    service: 'ui-server',
    version: '1',
    revision: 'test',
    level: 'debug',
    destination: {
      write: (text: string) => {
        lines.push(JSON.parse(text) as Record<string, unknown>);
        for (const check of waiting) {
          check();
        }
      },
    },
  });
  return {
    logger,
    lines,
    line: (wanted: (line: Readonly<Record<string, unknown>>) => boolean) =>
      new Promise<unknown>((resolve) => {
        const check = (): void => {
          const found = lines.find(wanted);
          if (found !== undefined) {
            waiting.delete(check);
            resolve(found);
          }
        };
        waiting.add(check);
        check();
      }),
  };
}
