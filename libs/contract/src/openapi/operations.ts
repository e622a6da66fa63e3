import * as z from 'zod/mini';
import type {
  ZodOpenApiOperationObject,
  ZodOpenApiPathsObject,
  ZodOpenApiResponsesObject,
} from 'zod-openapi';
import { documented } from '../documented.ts';
import { errorEnvelopeSchema } from '../error-envelope.ts';

/** The paths of one feature. */
export type FeaturePaths = ZodOpenApiPathsObject;

const ERROR_DESCRIPTIONS: Readonly<Record<number, string>> = {
  400: 'A service behind the API rejected what was asked.',
  403: 'The server runs as a demonstration.',
  404: 'Nothing has this id.',
  409: 'The state of the thing does not allow it.',
  413: 'The request is too large.',
  415: 'The content type is not one that this route reads.',
  416: 'The range is outside of the file.',
  422: 'The request is not valid; `detail` lists each problem.',
  429: 'Too many requests; see `Retry-After`.',
  500: 'A bug of ours; quote the `request_id`.',
  502: 'A service behind the API failed.',
  503: 'Not now: a store or service is away, or the server starts, stops or is busy; see `Retry-After`.',
  504: 'A service behind the API did not answer in time.',
};

/** A reply, or a request body, of JSON. */
export function json(schema: z.core.$ZodType, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

/** A required request body of JSON. */
export function jsonRequest(schema: z.core.$ZodType) {
  return { required: true, content: { 'application/json': { schema } } };
}

/** The replies that are no success: these, 500, 503, and the envelope for any other. */
export function errors(...statuses: readonly number[]): ZodOpenApiResponsesObject {
  const responses: ZodOpenApiResponsesObject = {};
  for (const status of [...statuses, 500, 503]) {
    responses[`${status as 404}`] = json(
      errorEnvelopeSchema,
      ERROR_DESCRIPTIONS[status] ?? 'Error',
    );
  }
  responses.default = json(errorEnvelopeSchema, 'Any other failure, in the same envelope.');
  return responses;
}

/** What routes that call ElevenLabs or Gemini may reply besides: add them to {@link errors}. */
export const UPSTREAM_STATUSES = [400, 429, 502, 504] as const;

/** Makes the operations of one feature, which share a tag. */
export function operationsOf(tag: string) {
  return (
    summary: string,
    rest: Omit<ZodOpenApiOperationObject, 'summary' | 'tags'>,
  ): ZodOpenApiOperationObject => ({ summary, tags: [tag], ...rest });
}

/** The parameters of a path with one id. */
export function idInPath(name: string, description: string) {
  return { path: z.object({ [name]: documented({ description }, z.string()) }) };
}
