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
const EMPTY_LINE: Fragment = { text: '', part: 0, endedBy: 'newline' };

/** How long a line may be. */
export interface LineLimits {
  readonly maxBytes: number;
  /** As a string of JSON, in which a control character takes six bytes. @default no limit of its own */
  readonly maxEscapedBytes?: number;
}

/**
 * A framer that cuts at the byte 0x0A, before anything is decoded, so that a character split between
 * two chunks stays whole. It never holds more than `maxBytes`: a longer line is cut between characters.
 */
export function createLineFramer(limits: LineLimits): LineFramer {
  let pending: Buffer = Buffer.alloc(0);
  let part = 0;

  function lines(bytes: Buffer): Fragment[] {
    const found: Fragment[] = [];
    let start = 0;
    for (;;) {
      const newline = bytes.indexOf(NEWLINE, start);
      if (newline === start && part === 0) {
        // A flood of line ends costs next to nothing this way.
        found.push(EMPTY_LINE);
        start += 1;
        continue;
      }
      const end = newline === -1 ? bytes.length : newline;
      for (;;) {
        const line = bytes.subarray(start, end);
        const limit = limitOf(line, limits);
        if (line.length <= limit) {
          break;
        }
        const cut = start + boundaryBefore(line, limit);
        found.push(fragment(bytes.subarray(start, cut), 'limit'));
        start = cut;
      }
      if (newline === -1) {
        // A copy, so that a short rest does not keep a large chunk in memory.
        pending = Buffer.from(bytes.subarray(start));
        return found;
      }
      found.push(fragment(withoutCarriageReturn(bytes.subarray(start, newline)), 'newline'));
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
      return lines(bytes);
    },
    end() {
      const rest = pending;
      pending = Buffer.alloc(0);
      return rest.length === 0 ? [] : [fragment(rest, 'end')];
    },
  };
}

const SPACE = 0x20;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** The most that JSON makes of one byte: `\\u0001`. */
const MOST_ESCAPED = 6;

/** How many bytes of the line are not too many. */
function limitOf(line: Buffer, { maxBytes, maxEscapedBytes = Infinity }: LineLimits): number {
  if (line.length * MOST_ESCAPED <= maxEscapedBytes) {
    return maxBytes;
  }
  const most = Math.min(line.length, maxBytes);
  let escapedBytes = 0;
  for (let length = 0; length < most; length += 1) {
    escapedBytes += escapedSize(line[length] ?? 0);
    if (escapedBytes > maxEscapedBytes) {
      return length;
    }
  }
  return maxBytes;
}

/** What a byte takes in JSON at most; what is no UTF-8 becomes U+FFFD, which takes three. */
function escapedSize(byte: number): number {
  if (byte < SPACE) {
    return MOST_ESCAPED;
  }
  if (byte >= 0x80) {
    return 3;
  }
  return byte === QUOTE || byte === BACKSLASH ? 2 : 1;
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
