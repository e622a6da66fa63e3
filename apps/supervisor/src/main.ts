import { fileURLToPath } from 'node:url';
import { receiveSignals } from './signals.ts';

if (process.argv[2] === 'status') {
  const { statusCommand } = await import('./status/status-command.ts');
  process.exit(await statusCommand(process.argv.slice(3), process));
}

// First of all: until then a signal would end the process, or as PID 1 be lost. So the rest is loaded after.
const signals = receiveSignals(process);
const { startSupervisor } = await import('./start-supervisor.ts');

const appsDir = fileURLToPath(new URL('../../', import.meta.url));
process.exit(await startSupervisor({ process, env: process.env, signals, appsDir }));
