import { afterEach, describe, expect, it } from 'vitest';
import type { Fault } from '../__fixtures__/faults.ts';
import { killIfThere } from '../__fixtures__/orphans-checked.ts';
import { startRun, type SupervisedRun } from '../__fixtures__/supervised-run.ts';
import { createLineFramer } from '../logs/line-framer.ts';
import {
  bearsFlapping,
  bearsShortBlock,
  endsGrandchildren,
  forgivesItsOwnFreeze,
  opensPortAfterTheApi,
  refusesStranger,
  restartsTheKilled,
  stopsInOrder,
  wakesToStop,
  type Start,
} from './checks.ts';

import { createNaiveFramer, keepsCharactersWhole } from './framing-check.ts';

const runs: SupervisedRun[] = [];

afterEach(async () => {
  for (const run of runs.splice(0)) {
    run.process.kill('SIGKILL');
    await run.end();
    run.processes().forEach(killIfThere);
  }
});

/** Starts runs from which one mechanism is missing. */
function without(fault: Fault): Start {
  return async (options) => {
    const run = await startRun({ ...options, fault });
    runs.push(run);
    return run;
  };
}

const JUMPY = { unhealthyAfter: 1, hungAfter: 2, wedgedAfter: 2, healthyAfter: 1 };

/** A check of another spec here, and what it is given to fail. */
const CONTROLS: readonly (readonly [lacks: string, check: () => Promise<void>])[] = [
  ['the group kill', () => endsGrandchildren(without('no-group-kill'))],
  ['the signal handlers', () => stopsInOrder(without('no-signal-handlers'), 'SIGHUP')],
  ['the name of the incarnation', () => refusesStranger(without('any-instance'))],
  ['the gate before the port', () => opensPortAfterTheApi(without('no-gate'))],
  ['the waking of what is frozen', () => wakesToStop(without('no-cont'))],
  ['the second look after a freeze', () => forgivesItsOwnFreeze(without('no-lateness'))],
  ['the exit event', () => restartsTheKilled(without('no-exit-event'))],
  ['hysteresis', () => bearsFlapping(without('nothing'), { healthyAfter: 1 })],
  [
    'patience',
    () =>
      bearsShortBlock(without('nothing'), { ...JUMPY, probePeriodMs: 100, probeTimeoutMs: 200 }),
  ],
];

describe('framing', () => {
  it('#35 keeps characters whole', () => {
    keepsCharactersWhole(() => createLineFramer({ maxBytes: 1_000 }));
  });

  it('#59 fails the check for it when it frames text instead of bytes', () => {
    expect(() => {
      keepsCharactersWhole(createNaiveFramer);
    }).toThrow();
  });
});

describe('a supervisor that lacks a mechanism', () => {
  it.each(CONTROLS)('#59 fails the check for it: %s', async (_lacks, check) => {
    await expect(check()).rejects.toThrow();
  });
});
