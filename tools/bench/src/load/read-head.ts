/** The head of an answer, as far as it has come. */
export interface AnswerHead {
  readonly head: string;
  readonly isWhole: boolean;
  readonly status: number;
  /** The length of the body; null when the head does not say. */
  readonly length: number | null;
  /** What has come of the body with it. */
  readonly rest: Buffer;
}

const END = '\r\n\r\n';

/** Reads one more chunk of an answer whose head is not whole. */
export function readHead(before: string, chunk: Buffer): AnswerHead {
  const text = before + chunk.toString('latin1');
  const end = text.indexOf(END);
  const isWhole = end !== -1;
  const head = isWhole ? text.slice(0, end) : text;
  const length = /^content-length: *(\d+)\r?$/im.exec(head)?.[1];
  return {
    head,
    isWhole,
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0),
    length: length === undefined ? null : Number(length),
    rest: chunk.subarray(isWhole ? end + END.length - before.length : chunk.length),
  };
}
