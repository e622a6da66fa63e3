import { medianOf } from '../report/report.ts';
import { isHealthy, previewPrompt, readPrompt, type Verdict } from '../run/questions.ts';
import { pause, startRun, untilHealthy, type Run } from '../run/start-run.ts';
import type { Contender } from '../contenders/contender.ts';
import type { MeasureOptions, Measurement } from './measurement.ts';
import { untilBack } from './until-back.ts';

const START_TIMEOUT_MS = 45_000;
const KILLS = 5;
const GET_EVERY_MS = 20;
const POST_EVERY_MS = 100;
/** A client that waits for so long has been left hanging. */
const PATIENCE_MS = 10_000;
const BETWEEN_KILLS_MS = 1_000;

/** What clients notice while the API is killed under them, and when it hangs. */
export const outage: Measurement = {
  name: 'outage',
  title: 'Requests while the API is killed five times, and a hung API',
  figures: [
    { id: 'gets', title: 'GETs', unit: 'count' },
    { id: 'failedGets', title: 'failed', unit: 'count' },
    { id: 'posts', title: 'POSTs', unit: 'count' },
    { id: 'failedPosts', title: 'turned away', unit: 'count' },
    { id: 'badPosts', title: 'hung or wrong', unit: 'count' },
    { id: 'hung', title: 'hung API served again', unit: 'ms' },
    { id: 'lies', title: 'false health', unit: 'count' },
  ],
  settleMs: 11_000,
  async measure(contender, options, round) {
    if (!contender.restarts || round > 0) {
      // One round has hundreds of requests in it.
      return {};
    }
    const counted = await during(contender, options, load);
    return counted === null ? null : { ...counted, ...(await during(contender, options, hang)) };
  },
  marksOf(rows) {
    const of = (id: string): number | null => medianOf(rows, 'ours', id);
    return [
      { text: 'failed GETs', value: of('failedGets'), limit: 0, unit: 'count' },
      {
        text: 'POSTs left hanging or answered wrongly',
        value: of('badPosts'),
        limit: 0,
        unit: 'count',
      },
      { text: 'hung API served again', value: of('hung'), limit: 15_000, unit: 'ms' },
      {
        text: 'health that came through while nobody was there',
        value: of('lies'),
        limit: 0,
        unit: 'count',
      },
    ];
  },
};

/** Does something to a run of its own, once both services have settled. */
async function during(
  contender: Contender,
  options: MeasureOptions,
  act: (run: Run) => Promise<Readonly<Record<string, number>>>,
): Promise<Readonly<Record<string, number>> | null> {
  const run = await startRun(contender, options);
  if (run === null) {
    return null;
  }
  try {
    await untilHealthy(run, START_TIMEOUT_MS);
    await pause(options.settleMs);
    return await act(run);
  } finally {
    await run.end();
  }
}

/** Asks all the time, and kills the API each time that it has recovered. */
async function load(run: Run): Promise<Readonly<Record<string, number>>> {
  const gets: Promise<Verdict>[] = [];
  const posts: Promise<Verdict>[] = [];
  const timers = [
    setInterval(() => gets.push(readPrompt(run.port, PATIENCE_MS)), GET_EVERY_MS),
    setInterval(() => posts.push(previewPrompt(run.port, PATIENCE_MS)), POST_EVERY_MS),
  ];
  for (let kill = 0; kill < KILLS; kill += 1) {
    await pause(BETWEEN_KILLS_MS);
    await untilBack(run, 'api', 'SIGKILL');
  }
  await pause(BETWEEN_KILLS_MS);
  timers.forEach(clearInterval);
  const [getVerdicts, postVerdicts] = [await Promise.all(gets), await Promise.all(posts)];
  return {
    gets: getVerdicts.length,
    failedGets: count(getVerdicts, (verdict) => verdict !== 'right'),
    posts: postVerdicts.length,
    failedPosts: count(postVerdicts, (verdict) => verdict === 'turned away'),
    badPosts: count(postVerdicts, (verdict) => verdict === 'hung' || verdict === 'wrong'),
  };
}

/** Stops the API without ending it; counts how often it is called healthy all the same. */
async function hang(run: Run): Promise<Readonly<Record<'hung' | 'lies', number>>> {
  const frozen = run.pidOf('api');
  let lies = 0;
  let isOver = false;
  const back = untilBack(run, 'api', 'SIGSTOP').finally(() => {
    isOver = true;
  });
  while (!isOver) {
    const isCalledHealthy = await isHealthy(run.port);
    if (isCalledHealthy && run.pidOf('api') === frozen) {
      lies += 1;
    }
    await pause(100);
  }
  return { hung: await back, lies };
}

function count(verdicts: readonly Verdict[], matches: (verdict: Verdict) => boolean): number {
  return verdicts.filter(matches).length;
}
