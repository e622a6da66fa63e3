import { readdirSync } from 'node:fs';
import { PassThrough, Writable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { createComplaint } from '../logs/complaint.ts';
import { createLogOutput } from '../logs/log-output.ts';
import { plainSink } from '../logs/log-sink.ts';
import { pipeServiceLog } from '../logs/service-log.ts';
import { POLICY } from '../machine/policy.ts';
import { SYSTEM_CLOCK } from '../process/clock.ts';
import { createDriver } from '../process/driver.ts';
import type { ProcessListener, World } from '../process/world.ts';
import { createStatusWatch } from '../status/watch-world.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const CYCLES = 10_000;
/** Restarted at once and for ever. */
const TIRELESS = { ...POLICY, backoffMaxMs: 0, restartLimit: Infinity, startTries: Infinity };

/** What grows when something is forgotten. */
interface Held {
  readonly files: number;
  readonly timers: number;
  readonly listeners: number;
  readonly heapBytes: number;
}

function soon(_ms: number, callback: () => void): () => void {
  const immediate = setImmediate(callback);
  return () => {
    clearImmediate(immediate);
  };
}

/** A driver over an API that gets ready, writes two lines and dies, as often as is asked for. */
function createTreadmill() {
  const timers = new Set<() => void>();
  const sink = new Writable({ write: (_chunk, _encoding, done) => void setImmediate(done) });
  const output = createLogOutput({
    sink: plainSink(sink),
    fallback: () => undefined,
    maxPendingBytes: 1_000_000,
    renderDropped: () => '',
    after: SYSTEM_CLOCK.after,
  });
  let starts = 0;
  let wanted = 0;
  let onDone = (): void => undefined;

  function liveAndDie(listener: ProcessListener, instance: string, stdout: PassThrough): void {
    listener.onMessage({ type: 'ready', instance, port: 1 });
    stdout.write('{"severity":"ERROR","message":"about to die"}\nhalf a line');
    setImmediate(() => {
      stdout.end();
      listener.onEnd({ kind: 'signal', signal: 'SIGKILL' });
    });
  }

  const world: World = {
    clock: {
      ...SYSTEM_CLOCK,
      after(ms, callback) {
        const cancel = (ms === 0 ? soon : SYSTEM_CLOCK.after)(ms, () => {
          timers.delete(cancelTimer);
          callback();
        });
        const cancelTimer = (): void => {
          timers.delete(cancelTimer);
          cancel();
        };
        timers.add(cancelTimer);
        return cancelTimer;
      },
    },
    random: () => 0.5,
    launch(name, listener) {
      const instance = `${name}-${String(starts)}`;
      const stdout = new PassThrough();
      const complaint = createComplaint();
      const logged = pipeServiceLog(stdout, {
        streamName: 'stdout',
        identity: { service: name, version: '1', revision: 'r' },
        output,
        wallTime: SYSTEM_CLOCK.wallTime,
        hear: complaint.hear,
      });
      if (name === 'api') {
        starts += 1;
        if (starts < wanted) {
          setImmediate(liveAndDie, listener, instance, stdout);
        } else {
          onDone();
          setImmediate(() => stdout.end());
        }
      } else {
        stdout.end();
      }
      return {
        instance,
        pid: undefined,
        send: () => undefined,
        terminate: () => undefined,
        killGroup: () => undefined,
        logged,
      };
    },
    probe: () => Promise.resolve({ ok: true }),
    report: () => undefined,
    announceReady: () => undefined,
    reportTogether: () => undefined,
    reportEscapees: () => undefined,
    endEscapees: () => undefined,
  };
  return {
    world,
    /** Resolves when the API has been started that often. */
    run: (start: () => void, cycles: number) =>
      new Promise<void>((resolve) => {
        wanted = cycles;
        onDone = resolve;
        start();
      }),
    async held(): Promise<Held> {
      for (let turn = 0; turn < 5; turn += 1) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      collectGarbage();
      return {
        files: readdirSync('/proc/self/fd').length,
        timers: timers.size,
        listeners: sink.eventNames().reduce((sum, name) => sum + sink.listenerCount(name), 0),
        heapBytes: process.memoryUsage().heapUsed,
      };
    },
  };
}

async function heldAfter(cycles: number): Promise<Held> {
  const treadmill = createTreadmill();
  const watch = createStatusWatch({
    identity: { version: '1', revision: 'r', pid: 1 },
    monotonicMs: SYSTEM_CLOCK.monotonicMs,
    wallTime: SYSTEM_CLOCK.wallTime,
    redact: (text) => text,
  });
  const driver = createDriver(watch.watch(treadmill.world), TIRELESS);
  await treadmill.run(driver.start, cycles);
  const held = await treadmill.held();
  expect(watch.status().services.api.starts).toBe(cycles);
  await driver.abandon();
  return held;
}

describe('a service that is restarted for ever', () => {
  it(`#56: leaves nothing behind: no file, timer, listener or memory in ${String(CYCLES)} cycles`, async () => {
    // Once to warm up: what is compiled and cached on the way is no growth.
    await heldAfter(500);
    const few = await heldAfter(500);
    const many = await heldAfter(CYCLES);
    expect(many.files).toBeLessThanOrEqual(few.files);
    expect(many.timers).toBeLessThanOrEqual(few.timers);
    expect(many.listeners).toBe(few.listeners);
    expect(many.heapBytes - few.heapBytes).toBeLessThan(3_000_000);
  }, 60_000);
});
