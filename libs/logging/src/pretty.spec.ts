import { Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createLogger } from './create-logger.ts';
import { createPrettyStream } from './pretty.ts';

function printed(write: (logger: ReturnType<typeof createLogger>) => void): string {
  let text = '';
  const terminal = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  const destination = createPrettyStream(terminal);
  write(createLogger({ service: 'api', version: '1', revision: 'r7', destination }));
  return stripVTControlCharacters(text);
}

describe('createPrettyStream', () => {
  it('shows time, severity, service and message, and what else was said, on one line', () => {
    const text = printed((logger) => {
      logger.warn({ knowledge_id: 'k1' }, 'upload failed');
    });
    expect(text).toMatch(/^\[\d\d:\d\d:\d\d\] WARN.*api +upload failed.*"knowledge_id":"k1"/);
    expect(text.trimEnd()).not.toContain('\n');
  });

  it('leaves out what only Cloud Logging needs', () => {
    const text = printed((logger) => {
      logger.info({ trace: { traceId: 'ab'.repeat(16), spanId: null, sampled: true } }, 'done');
    });
    expect(text).not.toMatch(/googleapis|serviceContext|r7/);
  });
});
