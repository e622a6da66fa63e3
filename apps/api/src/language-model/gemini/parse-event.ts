import { failureMessage, UpstreamError } from '../../upstream/index.ts';
import { geminiReplySchema, type GeminiReply } from './reply-schema.ts';

/**
 * One event of Gemini's stream.
 *
 * @throws UpstreamError when it is not what Gemini sends; nothing of it is repeated
 */
export function parseEvent(data: string): GeminiReply {
  const parsed = geminiReplySchema.safeParse(jsonOf(data));
  if (!parsed.success) {
    throw new UpstreamError(failureMessage('Gemini', 'error'), {
      service: 'Gemini',
      failure: 'error',
    });
  }
  return parsed.data;
}

function jsonOf(data: string): unknown {
  try {
    return JSON.parse(data) as unknown;
  } catch {
    return undefined;
  }
}
