/** What npm is told on this machine. */
export interface NpmSettings {
  /** The user's npmrc; null when there is none. */
  readonly npmrc: string | null;
  readonly registry: string;
  /** Certificates of a mirror; null for those that Node brings along. */
  readonly cafile: string | null;
}

/** What npm is told during the build: both are gone when it has ended. */
export interface BuildNpmSettings {
  readonly npmrc: string;
  /** The file on this machine that the npmrc calls {@link CERTIFICATES}. */
  readonly cafile: string | null;
}

/** Where a build finds certificates. */
export const CERTIFICATES = '/run/secrets/npm-ca';

/** Settings that say where packages come from, and who asks; folders of this machine mean nothing elsewhere. */
const KEPT =
  /^\s*(?:(?:@[^:=\s]+:)?registry|\/\/[^=\s]+|(?:https?-)?proxy|noproxy|strict-ssl|_auth\w*|always-auth)\s*=/;
const REGISTRY = /^\s*registry\s*=/;
const VARIABLE = /(?<!\\)\$\{([^}]+)\}/g;

/** The settings of npm that a build needs to reach the packages that this machine reaches. */
export function npmSettingsForBuild(
  { npmrc, registry, ...told }: NpmSettings,
  env: Readonly<Record<string, string | undefined>>,
): BuildNpmSettings {
  // What Node is told reaches npm as well, which runs on it.
  const cafile = told.cafile ?? (env['NODE_EXTRA_CA_CERTS'] || null);
  const lines = (npmrc ?? '')
    .split(/\r?\n/)
    .filter((line) => KEPT.test(line) && !REGISTRY.test(line))
    .map((line) => line.trim().replace(VARIABLE, (whole, name: string) => env[name] ?? whole));
  return {
    npmrc: `${[
      ...lines,
      ...(registry === '' ? [] : [`registry=${registry}`]),
      ...(cafile === null ? [] : [`cafile=${CERTIFICATES}`]),
    ].join('\n')}\n`,
    cafile,
  };
}

/** Hosts and keys in such settings, by what they are: none of them may be read in an image. */
export function secretsOf({ npmrc }: BuildNpmSettings): Record<string, string> {
  const secrets: Record<string, string> = {};
  for (const [index, line] of npmrc.split('\n').entries()) {
    const [, name = '', value = ''] = /^([^=]+)=\s*(.*)$/.exec(line.trim()) ?? [];
    const where = `(line ${String(index + 1)} of npmrc)`;
    if (/registry\s*$/.test(name) && URL.canParse(value)) {
      secrets[`the host of a registry ${where}`] = new URL(value).host;
    } else if (/_auth|_password/i.test(name) && value !== '') {
      secrets[`a key of npm ${where}`] = value;
    }
  }
  return secrets;
}
