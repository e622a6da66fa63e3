// A supervisor that starts the fixture service and can be killed; the service writes to the same output.
import { spawn } from 'node:child_process';
import { serviceArguments } from './service-process.ts';

spawn(process.execPath, serviceArguments({}), {
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  detached: true,
});
