import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { temporaryFolder } from '@elevendops/testing';
import { findPeers, installPeers } from '../peers/install-peers.ts';
import type { RequestBenchmark } from '../requests/request-benchmark.ts';
import { findBuilt } from '../run/built.ts';
import { gather } from './gather.ts';
import { conditionsOf, loadNow, publish } from './publish.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const OUTPUT = join(import.meta.dirname, '../../dist');

/** Takes a benchmark of requests, as the command line says; prints the table and writes it to `dist`. */
export async function runRequests(benchmark: RequestBenchmark): Promise<void> {
  const { values } = parseArgs({
    options: {
      iterations: { type: 'string', default: '9' },
      seconds: { type: 'string', default: '2' },
      'install-peers': { type: 'boolean', default: false },
    },
  });
  const { name, title, figures, subjects, base } = benchmark;
  const [rounds, seconds] = [Number(values.iterations), Number(values.seconds)];
  const built = findBuilt(ROOT, process.execPath);
  if (values['install-peers']) {
    mkdirSync(OUTPUT, { recursive: true });
    installPeers(join(OUTPUT, 'peers'), tell);
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // The servers are ended on the way out.
    process.once(signal, () => process.exit(1));
  }
  await using after = new AsyncDisposableStack();
  const cache = await temporaryFolder();
  after.defer(() => cache.remove());
  const loadBefore = loadNow();
  tell(`${name}: starts, and warms up`);
  const open = after.use(
    await benchmark.open({
      built,
      peers: findPeers(join(OUTPUT, 'peers'), join(ROOT, 'node_modules')),
      client: join(ROOT, 'apps/ui/dist'),
      env: { NODE_COMPILE_CACHE: cache.path },
      seconds,
    }),
  );
  const rows = await gather({
    rounds,
    names: subjects,
    measure(subject, round) {
      tell(`${name}: round ${String(round + 1)} of ${String(rounds)}, ${subject}`);
      return open.measure(subject);
    },
  });
  const marks = benchmark.marksOf(rows);
  const conditions = {
    ...conditionsOf(rounds, base),
    load: `${loadBefore} before, ${loadNow()} after`,
    seconds: String(seconds),
  };
  publish(OUTPUT, name, { title, figures, rows, marks, base, conditions });
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
