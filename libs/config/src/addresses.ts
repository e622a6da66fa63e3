import { isLoopback, portOf } from './base-url.ts';
import { findingOf, type Finding } from './finding.ts';
import type { GivenValues, ParsedVariables } from './parse-variables.ts';
import type { GivenText } from './read-variables.ts';
import type { VariableName } from './environment/table.ts';

/** The two ports of the container and where the API answers. */
export interface Addresses {
  readonly port: number;
  readonly apiPort: number;
  readonly backendApiUrl: string;
  readonly findings: readonly Finding[];
}

/** Settles the two ports from the variables that name them, and finds where these contradict each other. */
export function resolveAddresses(
  parsed: Pick<ParsedVariables, 'given' | 'effective'>,
  texts: ReadonlyMap<VariableName, GivenText>,
): Addresses {
  const { given, effective } = parsed;
  const findings: Finding[] = [];
  const port = given.PORT ?? given.STREAMLIT_PORT ?? effective.PORT;
  const apiUrl = new URL(effective.BACKEND_API_URL);
  if (given.FASTAPI_PORT !== null && !texts.has('BACKEND_API_URL')) {
    apiUrl.port = String(given.FASTAPI_PORT);
  }
  const apiPort = portOf(apiUrl);
  if (
    given.FASTAPI_PORT !== null &&
    given.BACKEND_API_URL !== null &&
    given.FASTAPI_PORT !== apiPort
  ) {
    findings.push(
      findingOf(
        'FASTAPI_PORT',
        `is ${String(given.FASTAPI_PORT)}, but BACKEND_API_URL says port ${String(apiPort)}`,
        { remedy: 'remove it, or give both the same port' },
      ),
    );
  }
  const isAllSettled = PORT_VARIABLES.every((name) => isSettled(name, given, texts));
  if (port === apiPort && isAllSettled) {
    const row = blamedFor(texts);
    findings.push(
      findingOf(row, `would put the public server and the API both on port ${String(port)}`, {
        variable: texts.get(row)?.variable ?? row,
        remedy: 'give PORT and BACKEND_API_URL different ports',
      }),
    );
  }
  const statusPort = given.SUPERVISOR_STATUS_PORT;
  if (isAllSettled && (statusPort === port || statusPort === apiPort)) {
    const whose = statusPort === port ? 'the public server' : 'the API';
    findings.push(
      findingOf('SUPERVISOR_STATUS_PORT', `is ${String(statusPort)}, the port of ${whose}`, {
        variable: texts.get('SUPERVISOR_STATUS_PORT')?.variable ?? 'SUPERVISOR_STATUS_PORT',
        remedy: 'remove it, or give it a port of its own',
      }),
    );
  }
  return { port, apiPort, backendApiUrl: apiUrl.origin, findings };
}

/** A warning when the Firestore emulator is expected on a port of this container. */
export function emulatorClash(
  firestoreEmulatorHost: string,
  addresses: Addresses,
): readonly string[] {
  const url = new URL(`http://${firestoreEmulatorHost}`);
  const emulatorPort = portOf(url);
  if (!isLoopback(url) || ![addresses.port, addresses.apiPort].includes(emulatorPort)) {
    return [];
  }
  const variable = emulatorPort === addresses.port ? 'PORT' : 'BACKEND_API_URL';
  return [
    `FIRESTORE_EMULATOR_HOST and ${variable} name the same port, ${String(emulatorPort)}; ` +
      'only one of the two can have it',
  ];
}

// The variable that somebody set is the one to blame, not the default it runs into.
function blamedFor(texts: ReadonlyMap<VariableName, GivenText>): VariableName {
  return PORT_VARIABLES.find((name) => texts.has(name)) ?? 'PORT';
}

const PORT_VARIABLES = ['PORT', 'STREAMLIT_PORT', 'BACKEND_API_URL', 'FASTAPI_PORT'] as const;

/** Whether the variable is unset or valid, so that the port it leads to is the one that was meant. */
function isSettled(
  name: (typeof PORT_VARIABLES)[number],
  given: GivenValues,
  texts: ReadonlyMap<VariableName, GivenText>,
): boolean {
  return !texts.has(name) || given[name] !== null;
}
