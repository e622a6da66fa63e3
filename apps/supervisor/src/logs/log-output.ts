import type { LogSink } from './log-sink.ts';

/** The supervisor's one way out for log lines. */
export interface LogOutput {
  /** Writes lines; drops and counts them while the reader does not keep up. */
  write(lines: readonly string[]): void;
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

  return {
    write(lines) {
      if (isGone || lines.length === 0) {
        return;
      }
      if (stream.writableLength > maxPendingBytes) {
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
