/** A line, or a part of one that was too long. */
export interface Fragment {
  readonly text: string;
  /** 0 for a whole line; parts of a split line count up from 0. */
  readonly part: number;
  /** What ended the fragment: the line's end, the size limit, or the end of the stream. */
  readonly endedBy: 'newline' | 'limit' | 'end';
}

/** Cuts a stream of bytes into lines. */
export interface LineFramer {
  /** The lines that this chunk completes. */
  push(chunk: Buffer): readonly Fragment[];
  /** The unterminated rest, if there is one. */
  end(): readonly Fragment[];
}

const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * A framer that cuts at the byte 0x0A, before anything is decoded, so that a character split between
 * two chunks stays whole. It never holds more than `maxBytes`: a longer line is cut between characters.
 */
export function createLineFramer(maxBytes: number): LineFramer {
  let pending: Buffer = Buffer.alloc(0);
  let part = 0;

  function* lines(bytes: Buffer): Generator<Fragment> {
    let start = 0;
    for (;;) {
      const newline = bytes.indexOf(NEWLINE, start);
      const end = newline === -1 ? bytes.length : newline;
      while (end - start > maxBytes) {
        const cut = start + boundaryBefore(bytes.subarray(start, end), maxBytes);
        yield fragment(bytes.subarray(start, cut), 'limit');
        start = cut;
      }
      if (newline === -1) {
        // A copy, so that a short rest does not keep a large chunk in memory.
        pending = Buffer.from(bytes.subarray(start));
        return;
      }
      yield fragment(withoutCarriageReturn(bytes.subarray(start, newline)), 'newline');
      start = newline + 1;
    }
  }

  function fragment(bytes: Buffer, endedBy: Fragment['endedBy']): Fragment {
    const result = { text: bytes.toString('utf8'), part, endedBy };
    part = endedBy === 'limit' ? part + 1 : 0;
    return result;
  }

  return {
    push(chunk) {
      const bytes = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
      return [...lines(bytes)];
    },
    end() {
      const rest = pending;
      pending = Buffer.alloc(0);
      return rest.length === 0 ? [] : [fragment(rest, 'end')];
    },
  };
}

/** The last position up to `limit` that is not inside a UTF-8 character. */
function boundaryBefore(bytes: Buffer, limit: number): number {
  const longestCharacter = 4;
  for (let cut = limit; cut > limit - longestCharacter && cut > 0; cut -= 1) {
    const isContinuation = ((bytes[cut] ?? 0) & 0b1100_0000) === 0b1000_0000;
    if (!isContinuation) {
      return cut;
    }
  }
  return limit;
}

function withoutCarriageReturn(line: Buffer): Buffer {
  return line.at(-1) === CARRIAGE_RETURN ? line.subarray(0, -1) : line;
}
