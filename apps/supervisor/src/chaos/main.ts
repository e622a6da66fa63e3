import { runChaos } from './run-chaos.ts';

// node src/chaos/main.ts [minutes] [seed]
const [minutes = '10', seed = String(Math.trunc(Math.random() * 2 ** 31))] = process.argv.slice(2);
process.stdout.write(`chaos for ${minutes} min, seed ${seed}\n`);
const report = await runChaos({ seed: Number(seed), durationMs: Number(minutes) * 60_000 });
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
process.exitCode = report.violations.length === 0 ? 0 : 1;
