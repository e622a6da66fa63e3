import { findFakeGcs } from './fake-gcs-command.ts';
import { findFirestoreEmulator } from './firestore-command.ts';

/** Why tests with an emulator cannot run here, or null when they can. */
export interface EmulatorAvailability {
  readonly firestore: string | null;
  readonly gcs: string | null;
}

/**
 * Which emulators can be started here. For what is absent it says so on the standard error, so that
 * nobody takes a skipped test for a passed one; with `REQUIRE_EMULATORS=true` that is an error.
 */
export async function emulatorsAvailable(
  ...wanted: readonly (keyof EmulatorAvailability)[]
): Promise<EmulatorAvailability> {
  const [firestore, gcs] = await Promise.all([
    findFirestoreEmulator(process.env),
    findFakeGcs(process.env),
  ]);
  const availability = { firestore: firestore.reason, gcs: gcs.reason };
  const reasons = wanted.flatMap((emulator) => availability[emulator] ?? []);
  if (reasons.length > 0 && process.env['REQUIRE_EMULATORS'] === 'true') {
    throw new Error(`REQUIRE_EMULATORS=true, but ${reasons.join('; ')}`);
  }
  for (const reason of reasons) {
    process.stderr.write(`SKIPPED: ${reason}\n`);
  }
  return availability;
}
