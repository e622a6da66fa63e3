import { medianOf } from '../report/report.ts';
import { previewPrompt } from '../run/questions.ts';
import { pause, startRun, untilHealthy, type Run } from '../run/start-run.ts';
import type { Measurement } from './measurement.ts';

const START_TIMEOUT_MS = 45_000;
/** Cloud Run waits ten seconds; whoever takes longer is killed there. */
const TIMEOUT_MS = 12_000;
const REQUESTS = 20;
const REQUEST_MS = 2_000;
const UNDER_WAY_AFTER_MS = 200;

/** From the stop signal to the exit of the launcher: without work, and with twenty requests under way. */
export const drain: Measurement = {
  name: 'drain',
  title: 'Stop',
  figures: [
    { id: 'idle', title: 'stop, idle', unit: 'ms' },
    { id: 'code', title: 'exit code', unit: 'count' },
    { id: 'left', title: 'processes left', unit: 'count' },
    { id: 'busy', title: 'stop, 20 requests of 2 s', unit: 'ms' },
    { id: 'busyCode', title: 'exit code', unit: 'count' },
    { id: 'answered', title: 'answered', unit: 'count' },
  ],
  settleMs: 500,
  async measure(contender, options) {
    const idle = await startRun(contender, options);
    if (idle === null) {
      return null;
    }
    const first = await stopped(idle, options.settleMs);
    const busy = await startRun(contender, options);
    if (busy === null) {
      return null;
    }
    let answers: Promise<readonly boolean[]> = Promise.resolve([]);
    const second = await stopped(busy, options.settleMs, async () => {
      answers = Promise.all(Array.from({ length: REQUESTS }, () => isAnswered(busy)));
      await pause(UNDER_WAY_AFTER_MS);
    });
    return {
      idle: first.tookMs,
      code: first.code,
      left: first.left,
      busy: second.tookMs,
      busyCode: second.code,
      answered: (await answers).filter(Boolean).length,
    };
  },
  marksOf(rows) {
    const of = (id: string): number | null => medianOf(rows, 'ours', id);
    const answered = of('answered');
    return [
      { text: 'stop, idle', value: of('idle'), limit: 300, unit: 'ms' },
      { text: 'stop, idle: exit code', value: of('code'), limit: 0, unit: 'count' },
      { text: 'stop, idle: processes left', value: of('left'), limit: 0, unit: 'count' },
      { text: 'stop with requests under way', value: of('busy'), limit: 2_600, unit: 'ms' },
      {
        text: 'stop with requests under way: exit code',
        value: of('busyCode'),
        limit: 0,
        unit: 'count',
      },
      {
        text: 'requests under way that were not answered',
        value: answered === null ? null : REQUESTS - answered,
        limit: 0,
        unit: 'count',
      },
    ];
  },
};

interface Stop {
  readonly tookMs: number;
  /** `Infinity` when it was a signal that ended it, or nothing did. */
  readonly code: number;
  readonly left: number;
}

async function stopped(
  run: Run,
  settleMs: number,
  begin: () => Promise<void> = () => Promise.resolve(),
): Promise<Stop> {
  try {
    await untilHealthy(run, START_TIMEOUT_MS);
    await pause(settleMs);
    await begin();
    const sinceMs = performance.now();
    run.launcher.kill(run.stopSignal);
    const exit = await run.exitWithin(TIMEOUT_MS);
    const tookMs = exit === null ? Infinity : performance.now() - sinceMs;
    return { tookMs, code: exit?.code ?? Infinity, left: run.processes().length };
  } finally {
    await run.end();
  }
}

async function isAnswered(run: Run): Promise<boolean> {
  return (await previewPrompt(run.port, TIMEOUT_MS, REQUEST_MS)) === 'right';
}
