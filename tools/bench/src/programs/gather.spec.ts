import { describe, expect, it } from 'vitest';
import { gather } from './gather.ts';

describe('gather', () => {
  it('takes turns, and asks once who is not installed', async () => {
    const asked: string[] = [];
    const rows = await gather({
      names: ['a', 'absent', 'b'],
      rounds: 2,
      measure(name, round) {
        asked.push(`${name}${String(round)}`);
        return Promise.resolve(name === 'absent' ? null : { ms: round + 1 });
      },
    });
    expect(asked).toEqual(['a0', 'absent0', 'b0', 'a1', 'b1']);
    expect(rows).toEqual([
      { contender: 'a', values: { ms: [1, 2] } },
      { contender: 'absent', values: {}, note: 'not installed: run with --install-peers' },
      { contender: 'b', values: { ms: [1, 2] } },
    ]);
  });

  it('goes on without who fails, and says why', async () => {
    const rows = await gather({
      names: ['broken', 'b'],
      rounds: 2,
      measure: (name) =>
        name === 'broken'
          ? Promise.reject(new Error('no such program'))
          : Promise.resolve({ ms: 1 }),
    });
    expect(rows).toEqual([
      { contender: 'broken', values: {}, note: 'no such program' },
      { contender: 'b', values: { ms: [1, 1] } },
    ]);
  });
});
