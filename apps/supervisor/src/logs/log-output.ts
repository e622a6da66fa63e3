import type { LogSink } from './log-sink.ts';

/** The supervisor's one way out for log lines. */
export interface LogOutput {
  /** Writes lines; drops and counts them while the reader does not keep up. */
  write(lines: readonly string[]): void;
  /** Whether lines would be dropped now, so that they need not be made. */
  isFull(): boolean;
  /** Counts lines that were dropped before they were made. */
  drop(count: number): void;
  /** Writes a line that must not be lost and waits until everything is out, but not for ever. */
  writeLast(line: string, timeoutMs: number): Promise<void>;
}

/** Where lines go, and how much may wait. */
export interface LogOutputOptions {
  readonly sink: LogSink;
  /** Takes the last line when the sink is gone or stuck. */
  readonly fallback: (text: string) => void;
  readonly maxPendingBytes: number;
  readonly renderDropped: (count: number) => string;
  /** Calls back later; returns what takes the call back. */
  readonly after: (ms: number, callback: () => void) => () => void;
}

/** Makes a {@link LogOutput}. A reader that goes away never ends the supervisor. */
export function createLogOutput(options: LogOutputOptions): LogOutput {
  const { sink, fallback, maxPendingBytes, renderDropped, after } = options;
  const { stream } = sink;
  let dropped = 0;
  let isGone = false;
  let isFull = false;

  // Without a listener a reader that is gone (EPIPE) would end the process.
  stream.on('error', () => {
    isGone = true;
  });
  stream.on('drain', reportDropped);

  function reportDropped(): void {
    if (dropped > 0 && !isGone) {
      const line = renderDropped(dropped);
      dropped = 0;
      stream.write(`${line}\n`);
    }
  }

  /** Once it is full it takes half of it to go on, or every second line would tell of dropped ones. */
  function look(): boolean {
    const { writableLength } = stream;
    isFull = writableLength > (isFull ? maxPendingBytes / 2 : maxPendingBytes);
    return isFull;
  }

  return {
    isFull: look,
    drop(count) {
      dropped += count;
    },
    write(lines) {
      if (isGone || lines.length === 0) {
        return;
      }
      if (look()) {
        dropped += lines.length;
        return;
      }
      reportDropped();
      stream.write(`${lines.join('\n')}\n`);
    },
    async writeLast(line, timeoutMs) {
      reportDropped();
      const isOut = !isGone && (await within(timeoutMs, sink.finish(`${line}\n`)));
      if (!isOut) {
        fallback(`${line}\n`);
      }
    },
  };

  function within(timeoutMs: number, promise: Promise<void>): Promise<boolean> {
    return new Promise((resolve) => {
      const cancel = after(timeoutMs, () => {
        resolve(false);
      });
      const settle = (isOut: boolean) => () => {
        cancel();
        resolve(isOut);
      };
      promise.then(settle(true), settle(false));
    });
  }
}
