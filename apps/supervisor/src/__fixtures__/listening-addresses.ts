import { readFileSync } from 'node:fs';

const LISTEN = '0A';
const BYTE = /../g;

/** The IPv4 addresses on which somebody listens on the port; `::` in hexadecimal for any of IPv6. */
export function listeningAddresses(port: number): readonly string[] {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return ['/proc/net/tcp', '/proc/net/tcp6']
    .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => state === LISTEN && local?.endsWith(suffix) === true)
    .map(([, local = '']) => local.slice(0, -suffix.length))
    .map((hex) =>
      hex.length === 8
        ? (hex.match(BYTE) ?? [])
            .toReversed()
            .map((byte) => String(parseInt(byte, 16)))
            .join('.')
        : hex,
    );
}
