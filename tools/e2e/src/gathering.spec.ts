import { describe, expect, it } from 'vitest';
import { gatheringOf, type Gathering } from './gathering.ts';

/** A gathering whose events are written down. */
function noted(size: number, begin: () => void = () => undefined) {
  const notes: string[] = [];
  const gathering = gatheringOf(size, {
    begin() {
      notes.push('begin');
      begin();
    },
    end() {
      notes.push('end');
    },
  });
  const attend = (who: string, at: Gathering = gathering) =>
    at.attend(async (ready) => {
      await ready();
      notes.push(who);
    });
  return { notes, gathering, attend };
}

const failing = (gathering: Gathering) =>
  gathering.attend(() => Promise.reject(new Error('not ready')));

describe('gatheringOf', () => {
  it('begins when all are ready, and is over when all have left', async () => {
    const { notes, gathering, attend } = noted(2);
    const stays = Promise.withResolvers<undefined>();
    const first = attend('first').then(() => notes.push('first went on'));
    await Promise.resolve();
    expect(notes).toEqual([]);
    const second = gathering.attend(async (ready) => {
      await ready();
      await stays.promise;
    });
    await expect.poll(() => notes).toEqual(['begin', 'first']);
    stays.resolve(undefined);
    await Promise.all([first, second]);
    expect(notes).toEqual(['begin', 'first', 'end', 'first went on']);
  });

  it('does not wait for whoever fails before it begins', async () => {
    const { notes, gathering, attend } = noted(2);
    const first = attend('first');
    await expect(failing(gathering)).rejects.toThrow('not ready');
    await first;
    expect(notes).toEqual(['begin', 'first', 'end']);
  });

  it('has an event of its own for whoever comes while one is on, and for whoever comes later', async () => {
    const { notes, gathering, attend } = noted(1);
    const stays = Promise.withResolvers<undefined>();
    const first = gathering.attend(async (ready) => {
      await ready();
      await stays.promise;
    });
    const second = attend('second');
    stays.resolve(undefined);
    await Promise.all([first, second]);
    await attend('third');
    expect(notes).toEqual(['begin', 'end', 'begin', 'second', 'end', 'begin', 'third', 'end']);
  });

  it('tells everybody that the event could not begin, and does not end it', async () => {
    const { notes, attend } = noted(2, () => {
      throw new Error('no event');
    });
    const outcomes = await Promise.allSettled([attend('first'), attend('second')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(notes).toEqual(['begin']);
  });
});
