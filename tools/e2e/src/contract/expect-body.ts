import { expect } from 'vitest';
import * as z from 'zod/mini';
import type { Reply } from './api-caller.ts';
import { REFERENCE } from './reference-shapes.ts';

/** What a successful reply has to be. */
export interface ExpectedBody<Ours extends z.core.$ZodType> {
  /** @default 200 */
  readonly status?: number;
  /** The schema of libs/contract: no field is missing, none is there that it does not name. */
  readonly ours: Ours;
  /** The reference's body, which ours must be as well; null for what only ours has. */
  readonly reference: keyof typeof REFERENCE | null;
}

/** Checks that a reply is the success that the contract and the reference have, and gives its body. */
export function expectBody<Ours extends z.core.$ZodType>(
  reply: Reply,
  { status = 200, ours, reference }: ExpectedBody<Ours>,
): z.output<Ours> {
  expect({ status: reply.status, text: reply.text.slice(0, 2_000) }).toMatchObject({ status });
  expect(reply.headers.get('content-type')).toBe('application/json; charset=utf-8');
  const body = z.parse(ours, reply.json);
  expect(body).toEqual(reply.json);
  if (reference !== null) {
    REFERENCE[reference].parse(reply.json);
  }
  return body;
}
