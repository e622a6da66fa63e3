import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process, by what started it. */
interface Ancestor {
  readonly parent: number;
  readonly words: readonly string[];
}

const MOST_ANCESTORS = 12;

/**
 * Flags that `nx run deploy:TARGET --project-id=…` was given and does not pass on: Nx takes what begins
 * with `--project` followed by a hyphen for its own `--project`. They are read from the command line of the
 * Nx that started this process; none when there is no such Nx.
 */
export function swallowedByNx(env: NodeJS.ProcessEnv, parent: number): string[] {
  const { NX_TASK_TARGET_PROJECT: project = '', NX_TASK_TARGET_TARGET: name = '' } = env;
  const target = `${project}:${name}`;
  if (target === ':') {
    return [];
  }
  let pid = parent;
  for (let depth = 0; depth < MOST_ANCESTORS && pid > 1; depth += 1) {
    const ancestor = readProcess(pid);
    if (ancestor === null) {
      return [];
    }
    const position = ancestor.words.indexOf(target);
    if (position !== -1) {
      return swallowedFlags(ancestor.words.slice(position + 1));
    }
    pid = ancestor.parent;
  }
  return [];
}

/** Those that Nx keeps: up to a `--`, after which it passes everything on. */
export function swallowedFlags(words: readonly string[]): string[] {
  const end = words.indexOf('--');
  const own = end === -1 ? words : words.slice(0, end);
  return own.flatMap((word, index) => {
    if (!/^--project-[a-z]/.test(word)) {
      return [];
    }
    const value = own[index + 1];
    return word.includes('=') || value === undefined ? [word] : [`${word}=${value}`];
  });
}

function readProcess(pid: number): Ancestor | null {
  try {
    if (process.platform === 'linux') {
      const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
      return {
        parent: Number(/^PPid:\s+(\d+)$/m.exec(status)?.[1] ?? 0),
        words: readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').split('\0'),
      };
    }
    const line = execFileSync('ps', ['-o', 'ppid=,args=', '-p', String(pid)], { encoding: 'utf8' });
    const [own = '', ...words] = line.trim().split(/\s+/);
    return { parent: Number(own), words };
  } catch {
    return null;
  }
}
