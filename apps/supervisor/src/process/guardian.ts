import { spawn } from 'node:child_process';
import type { Writable } from 'node:stream';

/** A process that outlives the supervisor for as long as it takes to end what the supervisor left. */
export interface Guardian {
  /** These are the groups to end, from now on. */
  watch(groups: readonly number[]): void;
}

/** How it runs. */
export interface GuardianOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** As in {@link EscapeeSearch}: a leader without it is somebody else by now. */
  readonly mark: string;
  /** What the services get to end by themselves. */
  readonly graceMs: number;
}

/**
 * The line on its input ends with the supervisor, however that ends. Then the services notice as well and
 * drain; one whose event loop is blocked cannot, and is killed here. A number that belongs to a process
 * without our mark belongs to somebody else by now; a zombie has no environment at all.
 */
const SCRIPT = `
trap '' HUP INT QUIT TERM
is_ours() { grep -qs "$mark" "/proc/$1/environ"; }
is_foreign() { grep -qs '' "/proc/$1/environ" && ! is_ours "$1"; }
groups=
while read -r line; do groups=$line; done
while [ "$turns" -gt 0 ]; do
  left=
  for group in $groups; do is_ours "$group" && left=1; done
  [ -z "$left" ] && break
  sleep 0.1
  turns=$((turns - 1))
done
for group in $groups; do is_foreign "$group" || kill -KILL "-$group"; done 2>/dev/null
`;

const TURN_MS = 100;

/** Makes a guardian, which begins with the first group that it is given. */
export function createGuardian({ env, mark, graceMs }: GuardianOptions): Guardian {
  let line: Writable | null = null;

  function begin(): Writable {
    const turns = String(Math.ceil(graceMs / TURN_MS));
    const child = spawn('/bin/sh', ['-c', SCRIPT], {
      // Out of reach of what a terminal sends to the supervisor's group.
      detached: true,
      env: { ...env, mark, turns },
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    // Without a shell there is no guardian; the services still notice by themselves.
    child.on('error', () => undefined);
    child.stdin.on('error', () => undefined);
    child.unref();
    return child.stdin;
  }

  return {
    watch(groups) {
      if (line !== null || groups.length > 0) {
        line ??= begin();
        line.write(`${groups.join(' ')}\n`);
      }
    },
  };
}
