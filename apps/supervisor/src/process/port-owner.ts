import { commandOf, linkOfProc, listProc, processIds, readProc } from './proc-files.ts';

/** The process that listens on a TCP port, as `pid 123 (node server.js)`; null when it cannot be found. */
export function findPortOwner(port: number): string | null {
  const inodes = new Set(
    ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) => listeningInodes(readProc(file), port)),
  );
  if (inodes.size === 0) {
    return null;
  }
  const pid = processIds().find((each) => holdsOneOf(each, inodes));
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
  return listProc(`/proc/${pid}/fd`).some((fd) => {
    const target = linkOfProc(`/proc/${pid}/fd/${fd}`);
    const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1];
    return inode !== undefined && inodes.has(inode);
  });
}
