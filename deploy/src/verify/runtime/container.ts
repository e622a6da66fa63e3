import { execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { watchProcess } from './watched-process.ts';
import type { Engine } from './find-engine.ts';
import type { ControlGroups, Inspection } from './inspect.ts';
import type { Instance, Runtime, StartOptions } from './runtime.ts';

const run = promisify(execFile);
const EXEC_TIMEOUT_MS = 30_000;
const REMOVE_TIMEOUT_MS = 180_000;
const GROUPS: readonly ControlGroups[] = [
  { memory: '/sys/fs/cgroup', cpu: '/sys/fs/cgroup' },
  { memory: '/sys/fs/cgroup/memory', cpu: '/sys/fs/cgroup/cpu' },
];
/** What an engine itself puts into a container. */
const OF_THE_ENGINE = /^\/(dev|proc|sys|run|tmp|etc\/(hosts|hostname|resolv\.conf|mtab))(\/|$)/;
let count = 0;

/** Runs containers of an image as Cloud Run would. */
export function openContainers(engine: Engine, image: string): Runtime {
  const { name, globalArgs, runArgs, sharesLoopback, unlimited } = engine;
  const flags = [...globalArgs, ...runArgs].join(' ');
  return {
    description: `${image} in ${engine.version}${flags === '' ? '' : `, ${flags}`}`,
    sharesLoopback,
    tellsWrites: true,
    withheld: unlimited === null ? {} : { memory: unlimited, cpu: unlimited },
    start(options) {
      count += 1;
      const container = `elevendops-verify-${String(process.pid)}-${String(count)}`;
      const watched = watchProcess(name, [
        ...globalArgs,
        // Cloud Run looks at no HEALTHCHECK, and engines without systemd complain of it among the container's lines.
        ...['run', '--name', container, '--pull=never', '--no-healthcheck', ...runArgs],
        ...['--cap-drop', 'all', '--security-opt', 'no-new-privileges', '--tmpfs', '/tmp'],
        ...(options.isReadOnly ? ['--read-only'] : []),
        ...(sharesLoopback ? [] : ['--publish', `${String(options.port)}:${String(options.port)}`]),
        ...Object.entries(options.env).flatMap(([variable, value]) => [
          '--env',
          `${variable}=${value}`,
        ]),
        image,
      ]);
      return Promise.resolve(instanceOf(engine, container, watched, options));
    },
  };
}

function instanceOf(
  { name, globalArgs }: Engine,
  container: string,
  watched: ReturnType<typeof watchProcess>,
  { port, apiPort }: StartOptions,
): Instance {
  const engine = (...args: readonly string[]) =>
    run(name, [...globalArgs, ...args], { timeout: EXEC_TIMEOUT_MS });
  const { lines, exit } = watched;
  return {
    port,
    apiPort,
    lines,
    exit,
    get ended() {
      return watched.ended;
    },
    inspect: () => inspectInside(name, [...globalArgs, 'exec', '-i', container]),
    async kill(pid) {
      await engine('exec', container, 'node', '-e', `process.kill(${String(pid)}, 'SIGKILL')`);
    },
    async terminate() {
      await engine('kill', '--signal', 'TERM', container);
    },
    async writtenFiles() {
      const { stdout } = await engine('diff', container);
      return changedFiles(stdout);
    },
    async dispose() {
      // A busy engine takes its time, and what is cut off here would stay for ever.
      await run(name, [...globalArgs, 'rm', '--force', container], {
        timeout: REMOVE_TIMEOUT_MS,
      }).catch(() => undefined);
      await exit.catch(() => undefined);
    },
  };
}

/** Files that the program in a container made or changed, out of what `diff` says. */
export function changedFiles(diff: string): string[] {
  const paths = diff
    .split('\n')
    .map((line) => /^[ACD] (.+)$/.exec(line)?.[1] ?? '')
    .filter((path) => path !== '' && !OF_THE_ENGINE.test(path));
  // A folder is changed when something in it is, and that is in the list itself.
  return paths.filter(
    (path) =>
      !paths.some((other) => other.startsWith(`${path}/`)) && !/^\/(etc|var|home|root)$/.test(path),
  );
}

/** Runs the inspection with the image's own Node. */
async function inspectInside(command: string, execArgs: readonly string[]): Promise<Inspection> {
  const source = readFileSync(join(import.meta.dirname, 'inspect.ts'), 'utf8');
  const program =
    source + `\nprocess.stdout.write(JSON.stringify(inspect(1, ${JSON.stringify(GROUPS)})));\n`;
  const child = spawn(command, [...execArgs, 'node', '--input-type=module-typescript', '-'], {
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: EXEC_TIMEOUT_MS,
  });
  child.stdin.end(program);
  const [output, errors] = await Promise.all([textOf(child.stdout), textOf(child.stderr)]);
  try {
    return JSON.parse(output) as Inspection;
  } catch (error) {
    throw new Error(`The container cannot be looked at: ${errors.trim() || 'it says nothing'}`, {
      cause: error,
    });
  }
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const chunk of stream) {
    text += String(chunk);
  }
  return text;
}
