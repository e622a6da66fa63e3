import { failureOfStatus } from '../../upstream/failure-of-status.ts';
import { failureMessage, UpstreamError } from '../../upstream/index.ts';
import { interpretGeminiRefusal } from './interpret-refusal.ts';
import type { GeminiReply } from './reply-schema.ts';

/** Why Gemini stops before the end, in words for the person who asked; of any other reason it is only said that it failed. */
const REFUSALS: Readonly<Record<string, string>> = {
  SAFETY: 'its safety filter stopped it',
  BLOCKLIST: 'it contains a forbidden term',
  PROHIBITED_CONTENT: 'it judged the content as prohibited',
  SPII: 'it found personal data in it',
  RECITATION: 'it would have repeated a protected text',
  LANGUAGE: 'it does not know the language',
  JAILBREAK: 'its safety filter stopped it',
  MODEL_ARMOR: 'its safety filter stopped it',
};

/** The failure that a reply reports instead of a text, or null. */
export function replyFailure(reply: GeminiReply): UpstreamError | null {
  if (reply.error !== undefined) {
    return failureInStream(reply.error);
  }
  const blocked = reply.promptFeedback?.blockReason;
  if (blocked !== undefined) {
    return refused(blocked);
  }
  const reason = reply.candidates?.[0]?.finishReason;
  return reason === undefined || reason === 'STOP' || reason === 'MAX_TOKENS'
    ? null
    : refused(reason);
}

/** Gemini ended without the text that was asked for. */
export function incompleteReply(): UpstreamError {
  return new UpstreamError(
    'Gemini stopped in the middle of its answer. Try again, or choose another model.',
    { service: 'Gemini', failure: 'error' },
  );
}

function refused(reason: string): UpstreamError {
  const why = REFUSALS[reason];
  return why === undefined
    ? incompleteReply()
    : new UpstreamError(
        `Gemini did not write this: ${why}. Change the document or the instructions, or choose another model.`,
        { service: 'Gemini', failure: 'rejected' },
      );
}

function failureInStream(error: NonNullable<GeminiReply['error']>): UpstreamError {
  const told = interpretGeminiRefusal(error.code, { error });
  const failure = told.failure ?? failureOfStatus(error.code);
  return new UpstreamError(failureMessage('Gemini', failure, error.code), {
    service: 'Gemini',
    failure,
    status: error.code,
    ...(told.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: told.retryAfterSeconds }),
  });
}
