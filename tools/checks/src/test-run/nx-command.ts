/** What `npm test` runs in every project that has it. */
export const TARGETS = [
  'build',
  'test',
  'typecheck',
  'lint',
  'format',
  'check',
  'manifests-check',
] as const;

const NARROWING = /^(?:-p|--projects?|--exclude|-t|--targets?)(?:=|$)/;

/** How to run Nx. */
export interface NxCommand {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether the arguments leave out projects or targets, so that missing results are no surprise. */
  readonly narrowed: boolean;
}

/** The command for the given extra arguments. With `CI=true` nothing is taken from the cache. */
export function nxCommand(
  extra: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): NxCommand {
  const fresh = env['CI'] === 'true' && !extra.some((arg) => arg.startsWith('--skip-nx-cache'));
  return {
    args: [
      'run-many',
      ...(extra.some((arg) => /^(?:-t|--targets?)(?:=|$)/.test(arg)) ? [] : ['-t', ...TARGETS]),
      '--output-style=static',
      ...(fresh ? ['--skip-nx-cache'] : []),
      ...extra,
    ],
    env: { ...env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true' },
    narrowed: extra.some((arg) => NARROWING.test(arg)),
  };
}
