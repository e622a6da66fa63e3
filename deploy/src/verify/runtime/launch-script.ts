import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { ControlGroups } from './inspect.ts';

const run = promisify(execFile);

/** Why a restraint cannot be imposed on processes of this machine; null when it can. */
export interface Confinement {
  readonly user: string | null;
  readonly readOnly: string | null;
}

/** How a program is started. */
export interface LaunchOptions extends Confinement {
  readonly isReadOnly: boolean;
  readonly groups: readonly ControlGroups[];
  /** What is written to /tmp counts as memory, and cannot be more. */
  readonly memoryBytes: number;
}

/** The user of the image. */
const USER = '1000';

const JOIN_GROUPS = 'for folder in $VERIFY_GROUPS; do echo $$ > "$folder/cgroup.procs"; done';
// /proc, /sys and /dev are the kernel's, in a container too.
const READ_ONLY_ROOT = [
  'tree=$PWD',
  'mount -t tmpfs -o "mode=1777,size=$VERIFY_TMP_BYTES" tmpfs /tmp',
  // A checkout below /tmp is hidden now, but for the process that is in it.
  'case "$tree" in /tmp/*)',
  '  mkdir -p "$tree"; mount --no-canonicalize --bind . "$tree"; cd "$tree";;',
  'esac',
  'for point in $(cut -d " " -f 5 /proc/self/mountinfo | sort -u); do',
  '  case "$point" in /proc|/proc/*|/sys|/sys/*|/dev|/dev/*|/tmp) continue;; esac',
  '  mount -o remount,bind,ro "$point" 2>/dev/null || [ "$point" != / ]',
  'done',
].join('\n');
const AS_USER =
  `exec setpriv --reuid ${USER} --regid ${USER} --clear-groups --no-new-privs ` +
  '--inh-caps=-all --bounding-set=-all --pdeathsig KILL -- "$@"';
const CLEAN = 'unset VERIFY_GROUPS VERIFY_TMP_BYTES';

/** The command that starts a program under the restraints that can be imposed; its process becomes the program's. */
export function renderLaunch(
  program: readonly string[],
  { user, readOnly, isReadOnly, groups, memoryBytes }: LaunchOptions,
): { readonly command: string; readonly args: readonly string[] } {
  const isConfined = isReadOnly && readOnly === null;
  const folders = [...new Set(groups.flatMap(({ memory, cpu }) => [memory, cpu]))];
  const script = [
    'set -e',
    `VERIFY_GROUPS='${folders.join(' ')}'`,
    `VERIFY_TMP_BYTES=${String(memoryBytes)}`,
    ...(folders.length === 0 ? [] : [JOIN_GROUPS]),
    ...(isConfined ? [READ_ONLY_ROOT] : []),
    CLEAN,
    user === null ? AS_USER : 'exec "$@"',
  ].join('\n');
  const shell = ['sh', '-c', script, 'sh', ...program];
  const [command = 'sh', ...args] = isConfined
    ? ['unshare', '--mount', '--propagation', 'private', '--', ...shell]
    : shell;
  return { command, args };
}

/** Tries which restraints this process may impose on a program of that folder. */
export async function probeConfinement(tree: string): Promise<Confinement> {
  const isRoot = process.getuid?.() === 0;
  const user = isRoot
    ? await reasonOf('setpriv', [
        ...['--reuid', USER, '--regid', USER, '--clear-groups'],
        ...['sh', '-c', 'ls "$0" > /dev/null', tree],
      ])
    : null;
  const readOnly = isRoot
    ? await reasonOf('unshare', [
        ...['--mount', '--propagation', 'private', '--', 'sh', '-c'],
        'mount -t tmpfs tmpfs /tmp && mount -o remount,bind,ro /',
      ])
    : 'only root may make a file system read-only for a process';
  return {
    user: isRoot ? user : 'this program does not run as root, so neither does what it starts',
    readOnly,
  };
}

async function reasonOf(command: string, args: readonly string[]): Promise<string | null> {
  try {
    await run(command, [...args], { timeout: 10_000 });
    return null;
  } catch (error) {
    const { message } = error as Error;
    return `${command} does not work here: ${message.trim().split('\n').at(-1) ?? ''}`;
  }
}
