import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dressFragment } from './dress-fragment.ts';
import type { Fragment } from './line-framer.ts';

const IDENTITY = { service: 'api', version: '1.0.0', revision: 'r1' };
const TIME = '2026-01-01T00:00:00.000Z';

function dress(fragment: Partial<Fragment>, stream: 'stdout' | 'stderr' = 'stdout'): string {
  return dressFragment(
    { text: '', part: 0, endedBy: 'newline', ...fragment },
    stream,
    IDENTITY,
    TIME,
  );
}

describe('dressFragment', () => {
  it('35: makes any text one line of JSON that says what the text was', () => {
    const text = fc.string({ unit: 'binary' }).map((any) => `text ${any.replaceAll('\n', '')}`);
    fc.assert(
      fc.property(text, (message) => {
        const line = dress({ text: message });
        expect(line).not.toContain('\n');
        expect(JSON.parse(line)).toMatchObject({
          severity: 'INFO',
          time: TIME,
          message,
          serviceContext: { service: 'api', version: '1.0.0' },
        });
      }),
    );
  });

  it('36: keeps every member of a JSON line and names the service in it', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (members) => {
        const { serviceContext, ...kept } = JSON.parse(
          dress({ text: JSON.stringify(members) }),
        ) as Record<string, unknown>;
        const { serviceContext: own, ...given } = JSON.parse(JSON.stringify(members)) as Record<
          string,
          unknown
        >;
        expect(kept).toEqual(given);
        expect(serviceContext).toEqual(own ?? { service: 'api', version: '1.0.0' });
      }),
    );
  });

  it('36: leaves a line alone that names its service, to the last digit', () => {
    const text = '{"n": 12345678901234567890, "serviceContext": {"service": "x"}}';
    expect(dress({ text })).toBe(text);
    expect(dress({ text: '{"n":12345678901234567890}' })).toBe(
      '{"serviceContext":{"service":"api","version":"1.0.0"},"n":12345678901234567890}',
    );
  });

  it.each(['[1]', '"text"', '12', 'null', '{"cut":', ''])(
    '36: wraps %j, which is no object',
    (text) => {
      expect(JSON.parse(dress({ text }))).toMatchObject({ message: text });
    },
  );

  it('calls what comes on stderr a warning', () => {
    expect(JSON.parse(dress({ text: 'oops' }, 'stderr'))).toMatchObject({
      severity: 'WARNING',
      stream: 'stderr',
    });
  });

  it('32, 34: marks parts, and a line that was never ended', () => {
    const object = '{"whole":true}';
    expect(JSON.parse(dress({ text: object, endedBy: 'limit' }))).toMatchObject({
      message: object,
      part: 0,
      continues: true,
    });
    expect(JSON.parse(dress({ text: 'tail', part: 2 }))).toMatchObject({
      part: 2,
      continues: false,
    });
    expect(JSON.parse(dress({ text: 'tail', endedBy: 'end' }))).toMatchObject({
      unterminated: true,
    });
  });
});
