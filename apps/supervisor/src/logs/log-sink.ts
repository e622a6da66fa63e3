import { finished, PassThrough, Writable } from 'node:stream';

/** What log lines are written to. */
export interface LogSink {
  readonly stream: Writable;
  /** Writes the last text; resolves once the reader has it, rejects when there is no reader. */
  finish(text: string): Promise<void>;
}

/** Standard output as it is: JSON lines for a collector. */
export function plainSink(stdout: Writable): LogSink {
  return {
    stream: stdout,
    finish: (text) =>
      new Promise((resolve, reject) => {
        stdout.write(text, (error) => {
          if (error) {
            reject(error);
          } else {
            resolve();
          }
        });
      }),
  };
}

/** Standard output for people. The formatter is loaded here and now, so that a container never pays for it. */
export function prettySink(stdout: Writable): LogSink {
  const lines = new PassThrough();
  const terminal = new Writable({
    write: (chunk, _encoding, done) => stdout.write(chunk, done),
  });
  // A terminal that was closed under us is a reader that is gone.
  const lose = (error: Error): void => {
    lines.destroy(error);
  };
  stdout.on('error', lose);
  terminal.on('error', lose);
  void import('@elevendops/logging').then(({ createPrettyStream }) =>
    lines.pipe(createPrettyStream(terminal)),
  );
  return {
    stream: lines,
    finish: (text) =>
      new Promise((resolve, reject) => {
        finished(terminal, (error) => {
          if (error) {
            reject(error);
          } else {
            resolve();
          }
        });
        lines.end(text);
      }),
  };
}
