import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createLogOutput, type LogOutput } from './log-output.ts';
import { plainSink } from './log-sink.ts';

/** A reader that takes text only when the test lets it. */
class Reader extends Writable {
  readonly taken: string[] = [];
  #held: (() => void) | null = null;
  holds = false;

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    const take = (): void => {
      this.taken.push(chunk.toString());
      done();
    };
    if (this.holds) {
      this.#held = take;
    } else {
      take();
    }
  }

  release(): void {
    this.holds = false;
    this.#held?.();
  }
}

function outputTo(stream: Writable): {
  output: LogOutput;
  fallback: string[];
  timeOut: () => void;
} {
  const fallback: string[] = [];
  let onTime = (): void => undefined;
  const output = createLogOutput({
    sink: plainSink(stream),
    fallback: (text) => fallback.push(text),
    maxPendingBytes: 100,
    renderDropped: (count) => `dropped=${String(count)}`,
    after(_ms, callback) {
      onTime = callback;
      return () => undefined;
    },
  });
  return { output, fallback, timeOut: () => onTime() };
}

describe('createLogOutput', () => {
  it('33, 38: drops and counts lines while the reader stands still, and says so afterwards', async () => {
    const reader = new Reader({ highWaterMark: 10 });
    reader.holds = true;
    const { output } = outputTo(reader);
    output.write(['x'.repeat(200)]);
    output.write(['lost', 'lost']);
    output.write(['lost']);
    expect(reader.writableLength).toBeLessThan(300);
    reader.release();
    await new Promise((resolve) => setImmediate(resolve));
    output.write(['later']);
    expect(reader.taken.slice(1)).toEqual(['dropped=3\n', 'later\n']);
  });

  it('55: resolves after the reader has the last line, even when lines were dropped', async () => {
    const reader = new Reader();
    reader.holds = true;
    const { output, fallback } = outputTo(reader);
    output.write(['x'.repeat(200)]);
    output.write(['lost']);
    const last = output.writeLast('why I ended', 500);
    reader.release();
    await last;
    expect(reader.taken.slice(1)).toEqual(['dropped=1\n', 'why I ended\n']);
    expect(fallback).toEqual([]);
  });

  it('55: gives the last line to the fallback when the reader never takes it', async () => {
    const reader = new Reader();
    reader.holds = true;
    const { output, fallback, timeOut } = outputTo(reader);
    output.write(['stuck']);
    const last = output.writeLast('why I ended', 500);
    timeOut();
    await last;
    expect(fallback).toEqual(['why I ended\n']);
  });

  it('37: goes on without a reader, and gives the last line to the fallback', async () => {
    const reader = new Reader();
    const { output, fallback } = outputTo(reader);
    reader.destroy(new Error('EPIPE'));
    await new Promise((resolve) => setImmediate(resolve));
    output.write(['nobody reads this']);
    await output.writeLast('why I ended', 500);
    expect(fallback).toEqual(['why I ended\n']);
  });
});
