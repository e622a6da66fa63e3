import { defaultOf, rowOf } from '@elevendops/config';
import type { Deployment } from '../model/deployment.ts';
import { renderYaml } from '../yaml/render-yaml.ts';
import { BUILD_IMAGES } from './build-images.ts';
import { generatedHeader } from './generated-header.ts';

/** Not the emulator's own 8080, which is the port of ElevenDops. */
const FIRESTORE_PORT = '8081';

/** `deploy/compose.yaml`: both emulators for those who have Docker, on this machine alone. */
export function renderCompose({ service }: Pick<Deployment, 'service'>): string {
  const storageUrl = defaultOf(rowOf('GCS_EMULATOR_HOST'), 'development') ?? '';
  const storagePort = new URL(storageUrl).port;
  const compose = {
    name: `${service}-emulators`,
    services: {
      firestore: {
        image: BUILD_IMAGES.firestoreEmulator,
        command: [
          'gcloud',
          'emulators',
          'firestore',
          'start',
          `--host-port=0.0.0.0:${FIRESTORE_PORT}`,
        ],
        ports: [`127.0.0.1:${FIRESTORE_PORT}:${FIRESTORE_PORT}`],
      },
      storage: {
        image: BUILD_IMAGES.storageEmulator,
        command: [
          ...['-scheme', 'http', '-backend', 'memory', '-port', storagePort],
          ...['-public-host', `127.0.0.1:${storagePort}`],
        ],
        ports: [`127.0.0.1:${storagePort}:${storagePort}`],
      },
    },
  };
  return renderYaml(compose, {
    header: [
      ...generatedHeader('render/compose'),
      '',
      'docker compose -f deploy/compose.yaml up',
      `USE_FIRESTORE_EMULATOR=true FIRESTORE_EMULATOR_HOST=localhost:${FIRESTORE_PORT} \\`,
      `  USE_GCS_EMULATOR=true GCS_EMULATOR_HOST=http://localhost:${storagePort} npm start`,
      '',
      'Both keep everything in memory: what they hold is gone when they stop.',
    ],
  });
}
