export { emulatorsAvailable, type EmulatorAvailability } from './availability.ts';
export type { Emulator } from './emulator-process.ts';
export { emulatorEnvironment, renderExports, type EmulatorAddresses } from './environment.ts';
export { createBucket, startFakeGcs, type FakeGcsOptions } from './fake-gcs.ts';
export { startFirestoreEmulator } from './firestore-emulator.ts';
export { startGate, type Gate, type GateState } from './gate.ts';
