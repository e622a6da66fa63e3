import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { z } from 'zod';
import { REFERENCE } from './reference-shapes.ts';

type ReplyName = keyof typeof REFERENCE;

/** What the reference's client sends: JSON with its nulls, or the parameters of a query. */
export interface ReferenceCall {
  readonly json?: unknown;
  readonly params?: Readonly<Record<string, string>>;
}

/** A client that asks and reads as the one of the reference does: Python, with httpx. */
export interface ReferenceClient {
  /** The body of a success, which has every field that this client reads. @throws Error otherwise */
  ask<Name extends ReplyName>(
    name: Name,
    method: string,
    path: string,
    call?: ReferenceCall,
  ): Promise<z.output<(typeof REFERENCE)[Name]>>;
  /** The events of a stream: what is behind `data: ` in the lines that begin so. */
  events(path: string, json: unknown): Promise<Readonly<Record<string, unknown>>[]>;
  /** The status and the message that this client shows of a failure. */
  failure(method: string, path: string, call?: ReferenceCall): Promise<[number, unknown]>;
}

/** Makes a {@link ReferenceClient} of the API at `url`. */
export function createReferenceClient(url: () => string): ReferenceClient {
  async function send(
    method: string,
    path: string,
    { json, params = {} }: ReferenceCall = {},
  ): Promise<{ status: number; body: string }> {
    const query = new URLSearchParams(params).toString();
    const body = json === undefined ? '' : asPythonWritesIt(json);
    const isWrite = method === 'POST' || method === 'PUT';
    const sent = request(`${url()}${path}${query === '' ? '' : `?${query}`}`, {
      method,
      headers: {
        accept: '*/*',
        'user-agent': 'python-httpx/0.28.1',
        ...(isWrite ? { 'content-length': String(Buffer.byteLength(body)) } : {}),
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      },
    });
    sent.end(body);
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    return { status: response.statusCode ?? 0, body: await text(response) };
  }

  /** httpx follows no redirect, and takes one for a failure. */
  async function succeed(method: string, path: string, call?: ReferenceCall): Promise<string> {
    const { status, body } = await send(method, path, call);
    if (status < 200 || status > 299) {
      throw new Error(`${method} ${path}: ${String(status)} ${body}`);
    }
    return body;
  }

  return {
    async ask(name, method, path, call) {
      const body = await succeed(method, path, call);
      const shape: z.ZodType = REFERENCE[name];
      return shape.parse(body === '' ? undefined : JSON.parse(body)) as z.output<
        (typeof REFERENCE)[typeof name]
      >;
    },
    async events(path, json) {
      const lines = (await succeed('POST', path, { json })).split(/\r\n|\r|\n/);
      return lines
        .filter((line) => line.startsWith('data: '))
        .map((line) => JSON.parse(line.slice('data: '.length)) as Record<string, unknown>);
    },
    async failure(method, path, call) {
      const { status, body } = await send(method, path, call);
      return [status, (JSON.parse(body) as { readonly detail?: unknown }).detail];
    },
  };
}

/** Until httpx 0.28, JSON was plain ASCII. */
function asPythonWritesIt(json: unknown): string {
  return JSON.stringify(json).replaceAll(
    /[^\0-\u007f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
