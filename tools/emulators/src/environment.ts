/** Where the emulators are. */
export interface EmulatorAddresses {
  /** `host:port` */
  readonly firestoreHost: string;
  readonly gcsUrl: string;
  readonly bucket: string;
}

/** The variables that have the API use the emulators. */
export function emulatorEnvironment(
  addresses: EmulatorAddresses,
): Readonly<Record<string, string>> {
  return {
    USE_FIRESTORE_EMULATOR: 'true',
    FIRESTORE_EMULATOR_HOST: addresses.firestoreHost,
    USE_GCS_EMULATOR: 'true',
    GCS_EMULATOR_HOST: addresses.gcsUrl,
    GCS_BUCKET_NAME: addresses.bucket,
  };
}

/** The same as lines for a shell. */
export function renderExports(variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables)
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", String.raw`'\''`)}'\n`)
    .join('');
}
