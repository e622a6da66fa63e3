import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageHost } from './project-pages.ts';
import { identifyRun, uuidV7, type RunIdentity } from './run-identity.ts';

const at = fc.date({
  noInvalidDate: true,
  min: new Date('1970-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59Z'),
});
const random = fc.uint8Array({ minLength: 10, maxLength: 10 });
const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('uuidV7', () => {
  it('is a UUID of version 7 that begins with its time', () => {
    fc.assert(
      fc.property(at, random, (time, bytes) => {
        const id = uuidV7(time, bytes);
        expect(id).toMatch(UUID_V7);
        expect(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toBe(time.getTime());
      }),
    );
  });

  it('sorts by time', () => {
    fc.assert(
      fc.property(at, at, random, random, (one, other, a, b) => {
        fc.pre(one.getTime() < other.getTime());
        expect(uuidV7(one, a) < uuidV7(other, b)).toBe(true);
      }),
    );
  });
});

describe('identifyRun', () => {
  it('puts each run below its parent, in one trace', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(at, random), { minLength: 1, maxLength: 6 }), (runs) => {
        const chain: RunIdentity[] = [];
        for (const [time, bytes] of runs) {
          chain.push(identifyRun(time, bytes, chain.at(-1) ?? null));
        }
        const [root] = chain;
        for (const [index, run] of chain.entries()) {
          const parent = chain[index - 1];
          expect(run.trace_id).toBe(root?.id);
          expect(run.parent_run_id).toBe(parent?.id);
          expect(run.dotted_order.split('.')).toHaveLength(index + 1);
          const own = run.dotted_order.split('.').at(-1);
          expect(own).toMatch(/^\d{8}T\d{12}Z[0-9a-f-]{36}$/);
          expect(run.dotted_order).toBe(
            parent === undefined ? own : `${parent.dotted_order}.${own ?? ''}`,
          );
          expect(own?.endsWith(run.id)).toBe(true);
        }
      }),
    );
  });
});

describe('pageHost', () => {
  it.each([
    ['https://api.smith.langchain.com', 'https://smith.langchain.com'],
    ['https://eu.api.smith.langchain.com', 'https://eu.smith.langchain.com'],
    ['https://langsmith.clinic.example/api/v1', 'https://langsmith.clinic.example'],
    ['http://127.0.0.1:1984', 'http://127.0.0.1:1984'],
  ])('of %s is %s', (endpoint, host) => {
    expect(pageHost(endpoint)).toBe(host);
  });
});
