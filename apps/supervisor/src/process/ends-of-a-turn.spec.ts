import { describe, expect, it } from 'vitest';
import { gatherEnds } from './ends-of-a-turn.ts';

const KILLED = { kind: 'signal', signal: 'SIGKILL' } as const;

function createTurn() {
  const turn: (() => void)[] = [];
  const handled: string[] = [];
  const together: string[][] = [];
  const take = gatherEnds(
    (callback) => turn.push(callback),
    (ends) => together.push(ends.map(({ name }) => name)),
  );
  return {
    handled,
    together,
    end(name: 'api' | 'ui-server') {
      take({ name, end: KILLED }, () => handled.push(name));
    },
    endTurn() {
      turn.splice(0).forEach((callback) => {
        callback();
      });
    },
  };
}

describe('gatherEnds', () => {
  it('#24 handles the ends of one turn in the order of the services, as one incident', () => {
    const { end, endTurn, handled, together } = createTurn();
    end('ui-server');
    end('api');
    expect(handled).toEqual([]);
    endTurn();
    expect(handled).toEqual(['api', 'ui-server']);
    expect(together).toEqual([['api', 'ui-server']]);
  });

  it('takes the ends of two turns for two', () => {
    const { end, endTurn, handled, together } = createTurn();
    end('ui-server');
    endTurn();
    end('api');
    endTurn();
    expect(handled).toEqual(['ui-server', 'api']);
    expect(together).toEqual([]);
  });
});
