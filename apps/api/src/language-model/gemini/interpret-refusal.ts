import { z } from 'zod';
import type { Refusal } from '../../upstream/index.ts';

const detail = z.object({
  reason: z.string().optional().catch(undefined),
  retryDelay: z.string().optional().catch(undefined),
});
const refusalSchema = z.object({
  error: z.object({ details: z.array(detail).optional().catch(undefined) }),
});

/** Reasons that come with status 400 or 403 and mean the key. */
const KEY_REASONS = new Set(['API_KEY_INVALID', 'API_KEY_EXPIRED', 'API_KEY_SERVICE_BLOCKED']);
const DURATION = /^(\d{1,9}(?:\.\d{1,9})?)s$/;

/** What Gemini's refusal means where its status does not say it: a bad key comes as 400, the pause inside the body. */
export function interpretGeminiRefusal(_status: number, body: unknown): Refusal {
  const parsed = refusalSchema.safeParse(body);
  const details = parsed.data?.error.details ?? [];
  const isKey = details.some(({ reason }) => reason !== undefined && KEY_REASONS.has(reason));
  const [delay] = details.flatMap(({ retryDelay = '' }) => DURATION.exec(retryDelay)?.[1] ?? []);
  return {
    ...(isKey ? { failure: 'auth' as const } : {}),
    ...(delay === undefined ? {} : { retryAfterSeconds: Number(delay) }),
  };
}
