import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { ExtractionJob, ExtractionOutcome } from './extraction-message.ts';

/** What one worker may use. */
export interface WorkerBounds {
  readonly workerUrl: URL;
  readonly timeoutMs: number;
  readonly memoryLimitMb: number;
}

const MEGABYTE = 1024 * 1024;
const MEMORY_CHECK_MS = 20;
// V8 aborts the whole process when one large allocation passes the heap limit of a worker, so the
// limit that counts is watched from outside, and V8's own stands far behind it.
const HEAP_BACKSTOP_MB = 4096;

/**
 * Extracts in a thread of its own, which is ended whatever happens: when it has answered, when it uses
 * too much time or memory, when it fails, or when the signal is aborted.
 *
 * @throws the reason of the signal, or an error when the worker cannot be run
 */
export async function runInWorker(
  job: ExtractionJob,
  bounds: WorkerBounds,
  signal: AbortSignal,
): Promise<ExtractionOutcome> {
  signal.throwIfAborted();
  // A copy of exactly these bytes: a Buffer may be a window on memory that others use.
  const bytes = new Uint8Array(job.bytes);
  const worker = new Worker(bounds.workerUrl, {
    name: 'text-extraction',
    workerData: { ...job, bytes } satisfies ExtractionJob,
    transferList: [bytes.buffer],
    resourceLimits: {
      maxOldGenerationSizeMb: Math.max(HEAP_BACKSTOP_MB, 4 * bounds.memoryLimitMb),
    },
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  // What parsers print about a file may quote it.
  worker.stdout.resume();
  worker.stderr.resume();
  const done = new AbortController();
  try {
    return await Promise.race([
      answerOf(worker),
      deadline(bounds.timeoutMs, done.signal),
      memoryExceeded(worker, bounds.memoryLimitMb * MEGABYTE, done.signal),
      aborted(signal, done.signal),
    ]);
  } finally {
    done.abort();
    await worker.terminate();
  }
}

function answerOf(worker: Worker): Promise<ExtractionOutcome> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
        resolve({ type: 'unreadable', reason: 'too-large-inside' });
      } else {
        reject(new Error('the text extraction worker failed', { cause: error }));
      }
    });
    worker.once('exit', (code) => {
      reject(new Error(`the text extraction worker ended without an answer (${String(code)})`));
    });
  });
}

async function deadline(timeoutMs: number, done: AbortSignal): Promise<ExtractionOutcome> {
  await pause(timeoutMs, done);
  return { type: 'unreadable', reason: 'too-slow' };
}

async function memoryExceeded(
  worker: Worker,
  limitBytes: number,
  done: AbortSignal,
): Promise<ExtractionOutcome> {
  for (;;) {
    await pause(MEMORY_CHECK_MS, done);
    const used = await worker.getHeapStatistics().then(
      (heap) => heap.used_heap_size + heap.external_memory,
      // Not started yet, or gone already; `answerOf` tells of the latter.
      () => 0,
    );
    if (used > limitBytes) {
      return { type: 'unreadable', reason: 'too-large-inside' };
    }
  }
}

function aborted(signal: AbortSignal, done: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener(
      'abort',
      () => {
        reject(signal.reason as Error);
      },
      { once: true, signal: done },
    );
  });
}

/** Waits; never ends once `done` is aborted, because then nobody listens. */
async function pause(milliseconds: number, done: AbortSignal): Promise<void> {
  try {
    await wait(milliseconds, undefined, { signal: done });
  } catch {
    await new Promise<never>(() => undefined);
  }
}
