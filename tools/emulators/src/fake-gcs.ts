import { findFakeGcs } from './fake-gcs-command.ts';
import { startEmulator, type Emulator } from './emulator-process.ts';

/** Where to listen, and the buckets that are there from the start. */
export interface FakeGcsOptions {
  readonly port?: number;
  readonly buckets?: readonly string[];
}

/**
 * Starts fake-gcs-server, which keeps objects in memory.
 * @throws Error when it is not installed, saying what to do
 */
export async function startFakeGcs(options: FakeGcsOptions = {}): Promise<Emulator> {
  const emulator = await startEmulator({
    name: 'fake-gcs-server',
    found: await findFakeGcs(process.env),
    argsFor: (port) => [
      ...['-scheme', 'http', '-host', '127.0.0.1', '-port', String(port)],
      ...['-backend', 'memory', '-log-level', 'warn'],
      // Upload addresses that it gives out have to lead back to it.
      ...['-public-host', `127.0.0.1:${String(port)}`],
      ...['-external-url', `http://127.0.0.1:${String(port)}`],
    ],
    readyPath: '/storage/v1/b?project=any',
    port: options.port,
  });
  try {
    for (const bucket of options.buckets ?? []) {
      await createBucket(emulator, bucket);
    }
  } catch (error) {
    await emulator.kill();
    throw error;
  }
  return emulator;
}

/** Makes a bucket in a running {@link startFakeGcs}. */
export async function createBucket({ url }: Emulator, name: string): Promise<void> {
  const response = await fetch(`${url}/storage/v1/b?project=any`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name }),
  });
  if (!response.ok) {
    const answer = `${String(response.status)} ${await response.text()}`;
    throw new Error(`fake-gcs-server made no bucket "${name}": ${answer}`);
  }
}
