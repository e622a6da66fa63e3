import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { startRestartedApi } from '../__fixtures__/restarted-api.ts';
import { createWorld } from '../__fixtures__/ui-world.ts';

const world = createWorld();
afterEach(world.close);

const KILLS = 5;
const PERIOD_MS = 20;
const BETWEEN_KILLS_MS = 300;
/** A busy machine asks less often. */
const LEAST_ANSWERS = 50;

/** A UI server over an API that takes its time, and requests that go on until it was killed often enough. */
async function loadDuringKills(ask: (url: string, number: number) => Promise<Response>) {
  const api = await startRestartedApi(30);
  world.onClose(api.close);
  const ui = await world.startUi({ apiOrigin: api.origin, availability: api.availability });
  const answers: Promise<Response>[] = [];
  const timer = setInterval(() => {
    const number = answers.length;
    const answer = ask(`${ui.url}/api/${String(number)}`, number);
    // Looked at when all are there.
    answer.catch(() => undefined);
    answers.push(answer);
  }, PERIOD_MS);
  for (let kill = 0; kill < KILLS; kill += 1) {
    await delay(BETWEEN_KILLS_MS);
    await api.killAndRestart();
  }
  while (answers.length <= LEAST_ANSWERS) {
    await delay(PERIOD_MS);
  }
  await delay(BETWEEN_KILLS_MS);
  clearInterval(timer);
  return { answers: await Promise.all(answers), carriedOut: api.carriedOut() };
}

describe('the API is killed under load', { timeout: 60_000 }, () => {
  it('2, 57: not one of 50 GETs a second fails through five kills', async () => {
    const { answers } = await loadDuringKills((url) => fetch(url));
    expect(answers.length).toBeGreaterThan(LEAST_ANSWERS);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    expect(texts).toEqual(texts.map((_, number) => `done /api/${String(number)} `));
  });

  it('2, 57: a POST is carried out at most once; who is not answered is told 503 and when to try again', async () => {
    const { answers, carriedOut } = await loadDuringKills((url, number) =>
      fetch(url, { method: 'POST', body: `body ${String(number)}` }),
    );
    expect(new Set(carriedOut).size).toBe(carriedOut.length);
    for (const [number, answer] of answers.entries()) {
      const note = `POST /api/${String(number)} body ${String(number)}`;
      if (answer.status === 200) {
        expect(carriedOut).toContain(note);
      } else {
        expect(answer.status).toBe(503);
        expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
        expect(await answer.json()).toMatchObject({ retryable: false });
      }
    }
    const failed = answers.filter(({ status }) => status !== 200).length;
    expect(failed).toBeGreaterThan(0);
    expect(failed).toBeLessThan(answers.length / 2);
  });
});
