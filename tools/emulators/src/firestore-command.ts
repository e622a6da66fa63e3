import { execFile } from 'node:child_process';
import { access, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { FoundEmulator } from './emulator-command.ts';
import { findProgram, type Environment } from './find-program.ts';

const run = promisify(execFile);
const JAR = join('platform', 'cloud-firestore-emulator', 'cloud-firestore-emulator.jar');
const MAIN_CLASS = 'com.google.cloud.datastore.emulator.firestore.CloudFirestore';
// Starts in half the time of a server's settings. Error texts exist in English only.
const JAVA_FLAGS = [
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  '-Xmx512m',
  '-Duser.language=en',
];

/**
 * Finds the Firestore emulator of the Google Cloud SDK. Its jar is started directly: `gcloud emulators
 * firestore start` takes seconds longer, and ending it leaves the emulator behind.
 */
export async function findFirestoreEmulator(env: Environment): Promise<FoundEmulator> {
  const javaHome = env['JAVA_HOME'];
  const java = await findProgram('java', env, javaHome ? [join(javaHome, 'bin')] : []);
  if (java === null) {
    return absent('it needs Java: install a Java runtime (17 or newer)');
  }
  const gcloud = await findProgram('gcloud', env);
  if (gcloud === null) {
    return absent('it is part of the Google Cloud SDK: install that, so that gcloud is in PATH');
  }
  const jar = await findJar(gcloud);
  return jar === null
    ? absent('run "gcloud components install cloud-firestore-emulator"')
    : { command: { program: java, args: [...JAVA_FLAGS, '-cp', jar, MAIN_CLASS] }, reason: null };
}

async function findJar(gcloud: string): Promise<string | null> {
  const beside = join(dirname(await realpath(gcloud)), '..', JAR);
  if (await exists(beside)) {
    return beside;
  }
  // A gcloud that only forwards to the SDK, such as a snap's.
  const asked = await run(gcloud, ['info', '--format=value(installation.sdk_root)']).catch(
    () => null,
  );
  const told = asked && join(asked.stdout.trim(), JAR);
  return told !== null && (await exists(told)) ? told : null;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function absent(remedy: string): FoundEmulator {
  return { command: null, reason: `the Firestore emulator is not installed: ${remedy}` };
}
