import { describe, expect, it } from 'vitest';
import { checkCandidate } from './check-candidate.ts';

const CANDIDATE = {
  revision: 'elevendops-00002-abc',
  url: 'https://candidate---elevendops.example',
};
const GOOD = {
  '/api/health': '{"revision":"elevendops-00002-abc"}',
  '/api/health/ready': '{}',
  '/': 'page',
};

/** Replies by path, one list for each try; what is missing is refused. */
async function check(...tries: readonly Readonly<Record<string, string | number>>[]) {
  const failures: string[] = [];
  const pauses: number[] = [];
  const asked: { readonly path: string; readonly authorization: string | null }[] = [];
  const reason = await checkCandidate(CANDIDATE, {
    tries: tries.length,
    onFailure: (failure) => void failures.push(failure),
    sleep: (milliseconds) => {
      pauses.push(milliseconds);
      return Promise.resolve();
    },
    fetch: (input, options) => {
      const url = new URL(String(input));
      if (url.host === 'metadata.google.internal') {
        return Promise.resolve(new Response('token-of-build'));
      }
      asked.push({
        path: url.pathname,
        authorization: new Headers(options?.headers).get('authorization'),
      });
      const reply = tries[pauses.length]?.[url.pathname];
      if (reply === undefined) {
        return Promise.reject(new Error('refused'));
      }
      return Promise.resolve(
        typeof reply === 'number' ? new Response('', { status: reply }) : new Response(reply),
      );
    },
  });
  return { reason, failures, pauses, asked };
}

describe('checkCandidate', () => {
  it('asks health, readiness and the page, as the account of the build', async () => {
    const { reason, asked } = await check(GOOD);
    expect(reason).toBeNull();
    expect(asked.map(({ path }) => path)).toEqual(['/api/health', '/api/health/ready', '/']);
    expect(asked.every(({ authorization }) => authorization === 'Bearer token-of-build')).toBe(
      true,
    );
  });

  it('asks again until all of them are good', async () => {
    const { reason, failures, pauses } = await check(
      {},
      { ...GOOD, '/api/health/ready': 503 },
      GOOD,
    );
    expect(reason).toBeNull();
    expect(failures).toEqual([
      '1 of 3: /api/health does not answer: refused',
      '2 of 3: /api/health/ready answers 503',
    ]);
    expect(pauses).toHaveLength(2);
  });

  it('does not take another revision for the new one', async () => {
    const { reason } = await check({
      ...GOOD,
      '/api/health': '{"revision":"elevendops-00001-aaa"}',
    });
    expect(reason).toContain('elevendops-00001-aaa instead of elevendops-00002-abc');
  });

  it('gives up with the last reason', async () => {
    expect((await check({ ...GOOD, '/': 404 }, { ...GOOD, '/': 500 })).reason).toBe(
      '/ answers 500',
    );
  });
});
