import { randomUUID } from 'node:crypto';
import { ENVIRONMENT, rowOf } from '@elevendops/config';
import type { ServiceContract } from './contract.ts';
import { API_PORT } from './ports.ts';

/** A project that nobody has. */
const PROJECT = 'elevendops-verification';

/** What Cloud Run gives to a container: the manifest's variables and secrets, PORT, and its own names of it. */
export function contractEnvironment(
  { service, env, secrets }: Pick<ServiceContract, 'service' | 'env' | 'secrets'>,
  { port, apiPort }: { readonly port: number; readonly apiPort: number },
  createSecret: () => string = () => `verify-${randomUUID()}`,
): Readonly<Record<string, string>> {
  return {
    ...mapValues(env, fillPlaceholders),
    ...mapValues(secrets, createSecret),
    PORT: String(port),
    K_SERVICE: service,
    K_REVISION: `${service}-00001-ver`,
    K_CONFIGURATION: service,
    ...(apiPort === API_PORT ? {} : { BACKEND_API_URL: `http://localhost:${String(apiPort)}` }),
  };
}

/** What the image sets, for a program that runs without one. */
export function imageEnvironment(): Readonly<Record<string, string>> {
  const values = ENVIRONMENT.flatMap(({ name }) => {
    const { imageValue } = rowOf(name);
    return imageValue === undefined || imageValue.includes('{')
      ? []
      : [[name, imageValue] as const];
  });
  return { NODE_ENV: 'production', ...Object.fromEntries(values) };
}

// Committed manifests carry placeholders, which are no valid ids.
function fillPlaceholders(value: string): string {
  return value.replaceAll('PROJECT_ID', PROJECT).replaceAll('PROJECT_NUMBER', '1');
}

function mapValues(
  record: Readonly<Record<string, string>>,
  map: (value: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
}
