/** Collects the pieces of an event stream and gives the data of each event that is complete. */
export interface EventFrames {
  push(piece: string): readonly string[];
}

/** A reader of `data:` events; comments, which keep a connection alive, are skipped. */
export function createEventFrames(): EventFrames {
  let rest = '';
  return {
    push(piece) {
      // A frame ends with an empty line. A lone CR at the end may be half of a line end.
      const text = rest + piece;
      const held = text.endsWith('\r') ? '\r' : '';
      const frames = text
        .slice(0, text.length - held.length)
        .replaceAll('\r\n', '\n')
        .split('\n\n');
      rest = (frames.pop() ?? '') + held;
      return frames.map(dataOf).filter((data) => data !== null);
    },
  };
}

function dataOf(frame: string): string | null {
  const lines = frame
    .split('\n')
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice('data:'.length).replace(/^ /u, ''));
  return lines.length === 0 ? null : lines.join('\n');
}
