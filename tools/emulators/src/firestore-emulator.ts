import { findFirestoreEmulator } from './firestore-command.ts';
import { startEmulator, type Emulator } from './emulator-process.ts';

/**
 * Starts the Firestore emulator, which keeps documents in memory. Tests that share one take a project
 * id each: projects see nothing of one another.
 * @throws Error when it is not installed, saying what to do
 */
export async function startFirestoreEmulator(
  options: { readonly port?: number } = {},
): Promise<Emulator> {
  return startEmulator({
    name: 'The Firestore emulator',
    found: await findFirestoreEmulator(process.env),
    argsFor: (port) => ['--host=127.0.0.1', `--port=${String(port)}`],
    readyPath: '/',
    port: options.port,
  });
}
