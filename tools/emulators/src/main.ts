/**
 * Starts both emulators and runs a command with their addresses in its environment; without a command
 * it prints them and waits for Ctrl-C: node main.ts [command [argument…]]
 */
import { once } from 'node:events';
import { emulatorEnvironment, renderExports } from './environment.ts';
import { installFakeGcs } from './fake-gcs-command.ts';
import { startFakeGcs } from './fake-gcs.ts';
import { startFirestoreEmulator } from './firestore-emulator.ts';
import { runWith } from './run-with.ts';

const BUCKET = 'elevendops-bucket-test';
const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const;

const [command, ...args] = process.argv.slice(2);
const asked = Promise.race(STOP_SIGNALS.map((signal) => once(process, signal)));
process.stderr.write('Starting the Firestore emulator and fake-gcs-server…\n');
await installFakeGcs(process.env);
const [firestore, gcs] = await Promise.all([
  startFirestoreEmulator(),
  startFakeGcs({ buckets: [BUCKET] }),
]);
const variables = emulatorEnvironment({
  firestoreHost: firestore.host,
  gcsUrl: gcs.url,
  bucket: BUCKET,
});
process.stdout.write(renderExports(variables));
if (command === undefined) {
  process.stderr.write('Both run until Ctrl-C; what they hold is gone then.\n');
  await asked;
} else {
  process.exitCode = await runWith(command, args, variables);
}
await Promise.all([firestore.stop(), gcs.stop()]);
