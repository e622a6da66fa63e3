import { Secret } from '@elevendops/config';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedaction, redactEntry } from './redaction.ts';

const secret = fc.stringMatching(/^[\w+/=-]{6,40}$/);

describe('createRedaction', () => {
  it('leaves no secret in any text, as it is or as part of a URL', () => {
    fc.assert(
      fc.property(secret, secret, fc.string(), fc.string(), (setting, variable, before, after) => {
        fc.pre(!'[redacted]'.includes(setting) && !'[redacted]'.includes(variable));
        const redact = createRedaction({
          settings: { elevenlabsApiKey: new Secret(setting), port: 8080 },
          env: { REGISTRY_TOKEN: variable },
        });
        for (const value of [setting, variable, encodeURIComponent(setting)]) {
          const text = redact(`${before} ${value} ${after}`);
          expect(text).not.toContain(` ${value} `);
          expect(text).toContain('[redacted]');
        }
      }),
    );
  });

  it('blanks out what has the form of a credential, known or not', () => {
    const redact = createRedaction({ settings: {}, env: {} });
    expect(redact('GET http://me:p@ss@proxy:3128/a@b with Bearer abc.def')).toBe(
      'GET http://[redacted]@proxy:3128/a@b with Bearer [redacted]',
    );
  });

  it('leaves everything else alone', () => {
    const redact = createRedaction({
      settings: { dataDir: '/data/store', key: new Secret('ab') },
      env: { HOME: '/data', GOOGLE_APPLICATION_CREDENTIALS: '/keys/me.json', A_KEY: '' },
    });
    const text = 'The data file /data/store/a.sqlite cannot be opened, nor /keys/me.json: about us';
    expect(redact(text)).toBe(text);
  });
});

describe('redactEntry', () => {
  it('cleans what an entry says, and leaves its numbers and its severity', () => {
    const redact = createRedaction({ settings: {}, env: { A_TOKEN: 'secret-7' } });
    const entry = {
      severity: 'ERROR',
      message: 'pid 7 (curl secret-7)',
      fields: { pid: 7, stack_trace: 'at secret-7' },
    } as const;
    expect(redactEntry(entry, redact)).toEqual({
      severity: 'ERROR',
      message: 'pid 7 (curl [redacted])',
      fields: { pid: 7, stack_trace: 'at [redacted]' },
    });
    expect(redactEntry({ severity: 'INFO', message: 'ready' }, redact)).toEqual({
      severity: 'INFO',
      message: 'ready',
      fields: {},
    });
  });
});
