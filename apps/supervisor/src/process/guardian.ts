import { spawn, type ChildProcess } from 'node:child_process';
import type { Writable } from 'node:stream';

/** A process that outlives the supervisor for as long as it takes to end what the supervisor left. */
export interface Guardian {
  /** Begins to guard, unless it does already; tries again when it could not be started. */
  begin(): void;
  /** There is nothing to guard any more. */
  dismiss(): void;
}

/** How it runs. */
export interface GuardianOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Name of this run: `ELEVENDOPS_INSTANCE` begins with it in every process that a service started. */
  readonly run: string;
  /** What the services get to end by themselves. */
  readonly graceMs: number;
}

/**
 * Its input is a line when it is dismissed, and just ends when the supervisor was killed. Then the services
 * notice as well and drain; one whose event loop is blocked cannot, and is killed here.
 */
const SCRIPT = `
trap '' HUP INT QUIT TERM
ours() { grep -ls "ELEVENDOPS_INSTANCE=$run" /proc/[0-9]*/environ; }
read -r line && exit
while [ "$turns" -gt 0 ] && [ -n "$(ours)" ]; do
  sleep 0.1
  turns=$((turns - 1))
done
for again in 1 2 3 4 5; do
  for file in $(ours); do
    pid=\${file#/proc/}
    kill -KILL "\${pid%/environ}"
  done
done 2>/dev/null
`;

const TURN_MS = 100;

/** Makes a guardian that does not run yet. */
export function createGuardian({ env, run, graceMs }: GuardianOptions): Guardian {
  let line: Writable | null = null;

  function start(): Writable | null {
    const turns = String(Math.ceil(graceMs / TURN_MS));
    try {
      const child: ChildProcess = spawn('/bin/sh', ['-c', SCRIPT], {
        // Out of reach of what a terminal sends to the supervisor's group.
        detached: true,
        env: { ...env, run, turns },
        stdio: ['pipe', 'ignore', 'ignore'],
      });
      child.on('error', () => undefined);
      child.stdin?.on('error', () => undefined);
      child.unref();
      return child.stdin;
    } catch {
      // Without a shell, or the means to start one, there is no guardian; the services still notice by themselves.
      return null;
    }
  }

  return {
    begin() {
      line ??= start();
    },
    dismiss() {
      line?.end('dismissed\n');
    },
  };
}
