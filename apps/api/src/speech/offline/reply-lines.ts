const NEW_LINE = 0x0a;

/**
 * Calls back with each line of a stream's bytes, as UTF-8. A line of more than `maxBytes` is told once,
 * as null, and nothing after it.
 */
export function readLines(
  maxBytes: number,
  onLine: (line: string | null) => void,
): (chunk: Buffer) => void {
  let kept: Buffer[] = [];
  let length = 0;
  let hasOverflowed = false;
  return (chunk) => {
    let start = 0;
    while (!hasOverflowed) {
      const end = chunk.indexOf(NEW_LINE, start);
      const piece = chunk.subarray(start, end === -1 ? undefined : end);
      length += piece.length;
      if (length > maxBytes) {
        hasOverflowed = true;
        kept = [];
        onLine(null);
        return;
      }
      kept.push(piece);
      if (end === -1) {
        return;
      }
      const line = Buffer.concat(kept).toString('utf8');
      kept = [];
      length = 0;
      start = end + 1;
      onLine(line);
    }
  };
}
