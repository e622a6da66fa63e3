import { ask, type Answer, type NoAnswer } from './ask.ts';

const BUILT_IN_TEMPLATE = 'faq';
const HEALTH_TIMEOUT_MS = 1_000;

/** What became of a question. */
export type Verdict =
  /** The right answer. */
  | 'right'
  /** 503 with `Retry-After`, no connection, or one that was cut. */
  | 'turned away'
  /** No answer in time. */
  | 'hung'
  /** An answer that must not be. */
  | 'wrong';

/** True when the API's health came through the port, as a report that says healthy. */
export async function isHealthy(port: number, path = '/api/health'): Promise<boolean> {
  const answer = await ask({ port, path, timeoutMs: HEALTH_TIMEOUT_MS });
  const report = 'failed' in answer || answer.status !== 200 ? null : parse(answer.body);
  return report?.['status'] === 'healthy' && typeof report['version'] === 'string';
}

/** Reads something that the API has to answer itself. */
export async function readPrompt(port: number, timeoutMs: number): Promise<Verdict> {
  const answer = await ask({ port, path: '/api/templates/system-prompt', timeoutMs });
  return verdictOn(answer, (body) => typeof body['content'] === 'string' && body['content'] !== '');
}

/** Has the API compose something, which changes nothing; the body may be completed later. */
export async function previewPrompt(
  port: number,
  timeoutMs: number,
  completeAfterMs?: number,
): Promise<Verdict> {
  const answer = await ask({
    port,
    path: '/api/templates/preview',
    method: 'POST',
    body: JSON.stringify({ template_ids: [BUILT_IN_TEMPLATE] }),
    timeoutMs,
    ...(completeAfterMs === undefined ? {} : { completeAfterMs }),
  });
  return verdictOn(answer, (body) => String(body['template_ids']) === BUILT_IN_TEMPLATE);
}

function verdictOn(
  answer: Answer | NoAnswer,
  isRight: (body: Readonly<Record<string, unknown>>) => boolean,
): Verdict {
  if ('failed' in answer) {
    return answer.failed === 'silent' ? 'hung' : 'turned away';
  }
  if (answer.status === 503 && answer.retryAfter !== undefined) {
    return 'turned away';
  }
  const body = answer.status === 200 ? parse(answer.body) : null;
  return body !== null && isRight(body) ? 'right' : 'wrong';
}

function parse(text: string): Readonly<Record<string, unknown>> | null {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return null;
  }
}
