import type { Readable } from 'node:stream';
import { dressFragment, type StreamName } from './dress-fragment.ts';
import { createLineFramer, type Fragment } from './line-framer.ts';
import type { LogIdentity } from './log-entry.ts';
import type { LogOutput } from './log-output.ts';

/** Whose output it is, and where it goes. */
export interface ServiceLogOptions {
  readonly streamName: StreamName;
  readonly identity: LogIdentity;
  readonly output: LogOutput;
  readonly wallTime: () => string;
  /** Is given every line as well. */
  readonly hear: (fragment: Fragment, stream: StreamName) => void;
}

/** Longest line that is passed on whole; Cloud Logging refuses entries over 256 KiB. */
export const LINE_LIMITS = { maxBytes: 64 * 1024, maxEscapedBytes: 240 * 1024 } as const;

/** As many lines are dressed at once: a chunk of nothing but line ends would become 16 MiB. */
const BATCH = 256;

/**
 * Passes on what a service writes, line by line, for as long as the stream lasts. It is always read, so
 * that a service never waits for its log. Resolves once the last line is passed on.
 */
export function pipeServiceLog(source: Readable, options: ServiceLogOptions): Promise<void> {
  const { streamName, identity, output, wallTime, hear } = options;
  const framer = createLineFramer(LINE_LIMITS);

  function pass(fragments: readonly Fragment[]): void {
    const time = wallTime();
    fragments.forEach((fragment) => {
      hear(fragment, streamName);
    });
    for (let start = 0; start < fragments.length; start += BATCH) {
      const batch = fragments.slice(start, start + BATCH);
      if (output.isFull()) {
        output.drop(batch.length);
      } else {
        output.write(batch.map((fragment) => dressFragment(fragment, streamName, identity, time)));
      }
    }
  }

  return new Promise((resolve) => {
    source.on('data', (chunk: Buffer) => {
      pass(framer.push(chunk));
    });
    // A pipe that breaks is closed right after.
    source.on('error', () => undefined);
    source.on('close', () => {
      pass(framer.end());
      resolve();
    });
  });
}
