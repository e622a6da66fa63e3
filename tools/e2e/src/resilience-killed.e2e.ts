import { describe, it } from 'vitest';
import { gatheringOf } from './gathering.ts';
import { workThrough } from './interrupted-work.ts';
import { afterDeath, killApi } from './outage.ts';
import { SCENES } from './scenes.ts';
import { useStage } from './stage.ts';
import { stockPractice } from './stocked-practice.ts';

const stage = useStage();
const death = gatheringOf(SCENES.length, {
  begin() {
    killApi(stage.system);
  },
  end: () => undefined,
});

stage.prepare(async () => {
  await stockPractice(stage.system);
});

describe('when the API is killed in the middle of the work', () => {
  it.concurrent.for(SCENES)(
    '$name goes on with it',
    { timeout: 600_000 },
    async ({ begin, act, done, trouble, repeat }) => {
      await workThrough(stage, () => death, {
        begin,
        meanwhile: act,
        async goOn(page) {
          await afterDeath(stage.system, {
            done: done(page).first(),
            trouble: trouble(page),
            repeat: repeat?.(page),
          });
        },
      });
    },
  );
});
