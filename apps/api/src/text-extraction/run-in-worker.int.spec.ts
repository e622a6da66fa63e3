import { describe, expect, it } from 'vitest';
import { REAL_WORKER, worker } from './__fixtures__/extraction-workers.ts';
import { sample } from './__fixtures__/sample.ts';
import type { ExtractionJob } from './extraction-message.ts';
import { runInWorker, type WorkerBounds } from './run-in-worker.ts';

const NEVER = new AbortController().signal;
const LIMITS = { maxPages: 500, maxCharacters: 300_000 };

function job(bytes: Uint8Array = new Uint8Array(1)): ExtractionJob {
  return { format: 'pdf', bytes, limits: LIMITS };
}

function bounds(workerUrl: URL, more: Partial<WorkerBounds> = {}): WorkerBounds {
  return { workerUrl, timeoutMs: 15_000, memoryLimitMb: 256, ...more };
}

describe('runInWorker', () => {
  it('leaves the event loop free while a file is read, and ends a worker that takes too long', async () => {
    let ticks = 0;
    const ticking = setInterval(() => {
      ticks += 1;
    }, 5);
    const outcome = await runInWorker(job(), bounds(worker('spinning'), { timeoutMs: 400 }), NEVER);
    clearInterval(ticking);
    expect(outcome).toEqual({ type: 'unreadable', reason: 'too-slow' });
    // While the loop is held up, none comes.
    expect(ticks).toBeGreaterThan(1);
  });

  it('ends the worker when the signal is aborted', async () => {
    const leaving = new AbortController();
    const outcome = runInWorker(job(), bounds(worker('spinning')), leaving.signal);
    leaving.abort(new Error('the client left'));
    await expect(outcome).rejects.toThrow('the client left');
  });

  it('starts nothing for a signal that is aborted already', async () => {
    const gone = AbortSignal.abort(new Error('gone'));
    await expect(runInWorker(job(), bounds(REAL_WORKER), gone)).rejects.toThrow('gone');
  });

  it.each([
    ['small objects', 0],
    ['memory outside the heap', 1],
    ['large arrays', 2],
    ['one huge table', 3],
    ['long strings', 4],
  ])('outlives a worker that hoards %s', async (_what, way) => {
    const outcome = await runInWorker(
      job(Uint8Array.of(way)),
      bounds(worker('hoarding'), { memoryLimitMb: 96 }),
      NEVER,
    );
    expect(outcome).toEqual({ type: 'unreadable', reason: 'too-large-inside' });
  });

  it('does not blame the file for a worker that is broken', async () => {
    await expect(runInWorker(job(), bounds(worker('throwing')), NEVER)).rejects.toMatchObject({
      message: 'the text extraction worker failed',
      cause: { message: 'a module of the worker is broken' },
    });
    await expect(runInWorker(job(), bounds(worker('exiting')), NEVER)).rejects.toThrow(/\(3\)/);
    await expect(runInWorker(job(), bounds(worker('silent')), NEVER)).rejects.toThrow(/\(0\)/);
    const missing = new URL('./no-such-worker.ts', import.meta.url);
    await expect(runInWorker(job(), bounds(missing), NEVER)).rejects.toThrow('worker failed');
  });

  it('shows the worker no environment', async () => {
    const outcome = await runInWorker(job(), bounds(worker('printing')), NEVER);
    expect(outcome).toEqual({ type: 'text', text: '{}' });
  });

  it('takes nothing away from the caller, even from a buffer that is part of a larger one', async () => {
    const file = await sample('plain.pdf');
    const memory = Buffer.concat([Buffer.alloc(100), file, Buffer.alloc(100)]);
    const part = memory.subarray(100, 100 + file.length);
    const outcome = await runInWorker(job(part), bounds(REAL_WORKER), NEVER);
    expect(outcome).toEqual({ type: 'text', text: 'Take one tablet a day.' });
    expect(part.equals(file)).toBe(true);
  });
});
