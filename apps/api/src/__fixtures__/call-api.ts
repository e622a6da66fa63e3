import * as z from 'zod/mini';
import type { TestApi } from './test-api.ts';

/** A reply, with its body read. */
export interface ApiReply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Calls an API of a test with JSON, and reads JSON. */
export async function callApi(
  api: Pick<TestApi, 'url'>,
  method: string,
  path: string,
  json?: unknown,
): Promise<ApiReply> {
  const response = await fetch(`${api.url}${path}`, {
    method,
    ...(json === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(json) }),
  });
  const text = await response.text();
  const body: unknown = text === '' ? null : JSON.parse(text);
  return { status: response.status, headers: response.headers, body };
}

/** Like {@link callApi} for a call that has to succeed: gives the body as the schema reads it. */
export async function askApi<Schema extends z.core.$ZodType>(
  api: Pick<TestApi, 'url'>,
  schema: Schema,
  method: string,
  path: string,
  json?: unknown,
): Promise<z.output<Schema>> {
  const { status, body } = await callApi(api, method, path, json);
  if (status >= 300) {
    throw new Error(`${method} ${path} replied ${String(status)}: ${JSON.stringify(body)}`);
  }
  return z.parse(schema, body);
}
