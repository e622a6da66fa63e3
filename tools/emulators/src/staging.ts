/**
 * Starts everything that a staging environment talks to, on this machine: the Firestore emulator,
 * fake-gcs-server, and stand-ins of ElevenLabs, Gemini and LangSmith. Prints the variables that have the
 * system use them, then "# ready", and waits for Ctrl-C: node staging.ts
 */
import { once } from 'node:events';
import { startElevenLabs, startGeminiStandIn, startLangsmithStandIn } from '@elevendops/testing';
import { emulatorEnvironment, renderExports } from './environment.ts';
import { startFakeGcs } from './fake-gcs.ts';
import { startFirestoreEmulator } from './firestore-emulator.ts';

const BUCKET = 'elevendops-bucket-test';
const PROJECT = 'elevendops-staging';
const KEY = 'stand-in-key';
/** Of the voices that every account of ElevenLabs has, the first that is offered. */
const VOICE = 'UgBBYS2sOqTuMpoF3BR0';

const asked = Promise.race(['SIGINT', 'SIGTERM'].map((signal) => once(process, signal)));
const [firestore, gcs] = await Promise.all([
  startFirestoreEmulator(),
  startFakeGcs({ buckets: [BUCKET] }),
]);
const [elevenlabs, gemini, langsmith] = await Promise.all([
  startElevenLabs(),
  startGeminiStandIn({ apiKey: KEY, answer: 'Use one drop four times a day. Do not swim.' }),
  startLangsmithStandIn({ apiKey: KEY }),
]);
const [voice] = elevenlabs.world.voices;
if (voice !== undefined) {
  elevenlabs.world.voices.push({ ...voice, voice_id: VOICE });
}
process.stdout.write(
  renderExports({
    APP_ENV: 'staging',
    GOOGLE_CLOUD_PROJECT: PROJECT,
    ...emulatorEnvironment({
      firestoreHost: firestore.host,
      gcsUrl: gcs.url,
      bucket: BUCKET,
    }),
    ELEVENLABS_API_KEY: elevenlabs.apiKey,
    ELEVENLABS_API_URL: elevenlabs.url,
    GOOGLE_API_KEY: KEY,
    GEMINI_API_URL: gemini.url,
    LANGSMITH_API_KEY: KEY,
    LANGSMITH_ENDPOINT: langsmith.url,
  }),
);
process.stdout.write('# ready\n');
await asked;
await Promise.all([
  ...[firestore.stop(), gcs.stop()],
  ...[elevenlabs.close(), gemini.close(), langsmith.close()],
]);
