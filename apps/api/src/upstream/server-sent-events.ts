import { createParser } from 'eventsource-parser';

/** A stream of events broke the rules of its format, or a limit. */
export class EventStreamError extends Error {
  override readonly name = 'EventStreamError';
}

/**
 * The `data` of each event in a stream of bytes, wherever its chunks are cut.
 *
 * @param maxEventCharacters how long one event may be
 * @throws EventStreamError when an event is longer, or the stream ends inside of one
 */
export async function* eventData(
  chunks: AsyncIterable<Uint8Array>,
  maxEventCharacters: number,
): AsyncGenerator<string, void, void> {
  const decoder = new TextDecoder();
  const ready: string[] = [];
  let tooLong = false;
  const parser = createParser({
    maxBufferSize: maxEventCharacters,
    onEvent: ({ data }) => void ready.push(data),
    onError: ({ type }) => {
      tooLong ||= type === 'max-buffer-size-exceeded';
    },
  });
  let tail = '';
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    parser.feed(text);
    tail = (tail + text).slice(-4);
    yield* ready.splice(0);
    if (tooLong) {
      throw new EventStreamError('an event of the stream is too long');
    }
  }
  const end = (tail + decoder.decode()).replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  if (end !== '' && !end.endsWith('\n\n')) {
    throw new EventStreamError('the stream ended inside of an event');
  }
}
