import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** The process that listens on a TCP port, as `pid 123 (node server.js)`; null when it cannot be found. */
export function findPortOwner(port: number): string | null {
  const inodes = new Set(
    ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) => listeningInodes(readText(file), port)),
  );
  if (inodes.size === 0) {
    return null;
  }
  const pid = list('/proc').find((entry) => /^\d+$/.test(entry) && holdsOneOf(entry, inodes));
  return pid === undefined ? null : `pid ${pid} (${commandOf(pid)})`;
}

/** The socket inodes that listen on the port, from the text of `/proc/net/tcp`. */
export function listeningInodes(table: string, port: number): string[] {
  const LISTEN = '0A';
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return table
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => state === LISTEN && local?.endsWith(suffix))
    .flatMap((columns) => columns[9] ?? []);
}

function holdsOneOf(pid: string, inodes: ReadonlySet<string>): boolean {
  return list(`/proc/${pid}/fd`).some((fd) => {
    const target = readLink(`/proc/${pid}/fd/${fd}`);
    const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1];
    return inode !== undefined && inodes.has(inode);
  });
}

function commandOf(pid: string): string {
  const longest = 80;
  return readText(`/proc/${pid}/cmdline`).split('\0').join(' ').trim().slice(0, longest);
}

// Processes come and go, and not all may be read: what cannot be read is as good as absent.
function list(directory: string): string[] {
  return orElse(() => readdirSync(directory), []);
}

function readText(file: string): string {
  return orElse(() => readFileSync(file, 'utf8'), '');
}

function readLink(file: string): string {
  return orElse(() => readlinkSync(file), '');
}

function orElse<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
