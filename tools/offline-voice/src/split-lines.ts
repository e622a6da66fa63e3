const NEW_LINE = 0x0a;

/**
 * The lines of a stream of bytes, as UTF-8; null stands for a line of more than `maxBytes`, whose bytes
 * are dropped as they come. What follows the last line end is no line: its writer was cut off.
 */
export async function* splitLines(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<string | null> {
  let kept: Uint8Array[] = [];
  let length = 0;
  const keep = (bytes: Uint8Array): void => {
    length += bytes.length;
    if (length > maxBytes) {
      kept = [];
    } else {
      kept.push(bytes);
    }
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(NEW_LINE, start);
      if (end === -1) {
        break;
      }
      keep(chunk.subarray(start, end));
      yield length > maxBytes ? null : Buffer.concat(kept).toString('utf8');
      kept = [];
      length = 0;
      start = end + 1;
    }
    keep(chunk.subarray(start));
  }
}
