import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { temporaryFolder } from '@elevendops/testing';
import { contendersNamed } from '../contenders/contenders.ts';
import { floor } from '../contenders/floor.ts';
import { compiledOnce } from '../measure/compiled-once.ts';
import {
  ALONE,
  type MeasureOptions,
  type Measurement,
  type Round,
} from '../measure/measurement.ts';
import { findPeers, installPeers } from '../peers/install-peers.ts';
import type { Row } from '../report/report.ts';
import { findBuilt } from '../run/built.ts';
import { gather } from './gather.ts';
import { conditionsOf, publish } from './publish.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const OUTPUT = join(import.meta.dirname, '../../dist');

/** Takes a measurement of everybody, as the command line says; prints the table and writes it to `dist`. */
export async function runMeasurement(measurement: Measurement): Promise<void> {
  const { values } = parseArgs({
    options: {
      iterations: { type: 'string', default: '5' },
      only: { type: 'string' },
      'settle-ms': { type: 'string', default: String(measurement.settleMs) },
      'install-peers': { type: 'boolean', default: false },
    },
  });
  const contenders = contendersNamed(values.only);
  const rounds = Number(values.iterations);
  const built = findBuilt(ROOT, process.execPath);
  if (values['install-peers']) {
    mkdirSync(OUTPUT, { recursive: true });
    installPeers(join(OUTPUT, 'peers'), tell);
  }
  const cache = await temporaryFolder();
  const options: MeasureOptions = {
    built,
    peers: findPeers(join(OUTPUT, 'peers'), join(ROOT, 'node_modules')),
    env: { NODE_COMPILE_CACHE: cache.path },
    settleMs: Number(values['settle-ms']),
  };
  try {
    await compiledOnce(options);
    const rows = await gather({
      rounds,
      names: contenders.map(({ name }) => name),
      measure: async (name, round): Promise<Round> => {
        tell(`${measurement.name}: round ${String(round + 1)} of ${String(rounds)}, ${name}`);
        const contender = contenders.find((each) => each.name === name);
        return contender === undefined ? null : measurement.measure(contender, options, round);
      },
    });
    const alone = await measureAlone(measurement, options, rounds);
    const { name, title, figures } = measurement;
    const all = [...rows, ...alone];
    publish(OUTPUT, name, {
      title,
      figures,
      rows: all,
      marks: measurement.marksOf(all),
      base: floor.name,
      conditions: conditionsOf(rounds, floor.name),
    });
  } finally {
    await cache.remove();
  }
}

async function measureAlone(
  { measureAlone: measure }: Measurement,
  options: MeasureOptions,
  rounds: number,
): Promise<readonly Row[]> {
  return measure === undefined
    ? []
    : gather({ rounds, names: [ALONE], measure: () => measure(options) });
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
