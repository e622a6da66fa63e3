import { once } from 'node:events';
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { prettySink } from './log-sink.ts';

describe('prettySink', () => {
  it('shows lines for people, the last one included, before it finishes', async () => {
    let shown = '';
    const terminal = new Writable({
      write(chunk: Buffer, _encoding, done) {
        shown += chunk.toString();
        setImmediate(done);
      },
    });
    const sink = prettySink(terminal);
    sink.stream.write('{"severity":"INFO","message":"first","serviceContext":{"service":"api"}}\n');
    sink.stream.write('for people alone\n');
    await sink.finish('{"severity":"INFO","message":"the last"}\n');
    expect(shown).toMatch(/api +first/);
    expect(shown).toContain('for people alone');
    expect(shown).toContain('the last');
    expect(shown).not.toContain('{"severity"');
  });

  it('#37: takes a terminal that was closed for a reader that is gone', async () => {
    const terminal = new Writable({
      write(_chunk, _encoding, done) {
        done(new Error('EIO'));
      },
    });
    const sink = prettySink(terminal);
    const lost = once(sink.stream, 'error');
    sink.stream.write('{"severity":"INFO","message":"nobody sees this"}\n');
    expect(await lost).toMatchObject([{ message: 'EIO' }]);
    await expect(sink.finish('the last')).rejects.toThrow();
  });
});
