import type { IncomingMessage, ServerResponse } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import { startServer } from '../server.ts';
import {
  readText,
  textOfContents,
  type GeminiCall,
  type GeminiRequestBody,
} from './gemini-call.ts';
import { keyInvalid, refusalOf, unknownModel, type GeminiFault } from './gemini-fault.ts';
import { joined, scriptOf, tokens, type GeminiScript } from './gemini-reply.ts';

/** How the stand-in of Gemini answers. */
export interface GeminiStandInOptions {
  /** The key that it takes. @default any */
  readonly apiKey?: string;
  /** What it says; a function may look at the call. @default 'Hello from the stand-in.' */
  readonly answer?: string | ((call: GeminiCall) => string);
  /** Characters in one event of a stream. @default 8 */
  readonly pieceLength?: number;
  /** Bytes that are written at once, wherever that cuts events and characters. @default whole events */
  readonly chunkBytes?: number;
  /** @default '\r\n' */
  readonly lineEnd?: '\n' | '\r\n';
}

/** A server that speaks as Gemini does. */
export interface GeminiStandIn {
  /** Without a version at the end. */
  readonly url: string;
  readonly calls: readonly GeminiCall[];
  /** What the next calls do wrong, one each; null for a call that goes well. */
  fail(...faults: readonly (GeminiFault | null)[]): void;
  close(): Promise<void>;
}

const MODELS = [
  'gemini-2.0-flash',
  'gemini-2.5-flash',
  'gemini-2.5-flash-lite',
  'gemini-2.5-pro',
  'gemini-3-flash-preview',
  'gemini-3-pro-preview',
];
const ROUTE = /^\/(v1|v1beta)\/models(?:\/([^/:]+)(?::(\w+))?)?$/;

/** Starts a {@link GeminiStandIn} on a free port. */
export async function startGeminiStandIn(
  options: GeminiStandInOptions = {},
): Promise<GeminiStandIn> {
  const { apiKey, answer = 'Hello from the stand-in.', pieceLength = 8 } = options;
  const calls: GeminiCall[] = [];
  const faults: (GeminiFault | null)[] = [];

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://stand-in');
    const [, version, name, verb] = ROUTE.exec(url.pathname) ?? [];
    if (version === undefined) {
      return json(response, 404, { error: { code: 404, message: 'Not Found' } });
    }
    const text = await readText(request);
    const call: GeminiCall = {
      version,
      model: decodeURIComponent(name ?? ''),
      action: verb ?? (name === undefined ? 'list' : 'get'),
      key: request.headers['x-goog-api-key']?.toString(),
      body: (text === '' ? {} : JSON.parse(text)) as GeminiRequestBody,
      closed: new Promise((resolve) => {
        response.once('close', () => {
          resolve(response.writableFinished);
        });
      }),
    };
    calls.push(call);
    const fault = faults.shift() ?? undefined;
    const refusal =
      apiKey !== undefined && call.key !== apiKey
        ? keyInvalid()
        : fault === undefined
          ? null
          : refusalOf(fault, call.model);
    if (refusal !== null) {
      return json(response, refusal.status, refusal.body);
    }
    if (fault?.kind === 'malformed') {
      return malformed(response, url);
    }
    await answerTo(call, response, fault, url);
  }

  async function answerTo(
    call: GeminiCall,
    response: ServerResponse,
    fault: GeminiFault | undefined,
    url: URL,
  ): Promise<void> {
    if (call.action === 'list') {
      return json(response, 200, { models: MODELS.map(describeModel) });
    }
    if (!MODELS.includes(call.model)) {
      const { status, body } = unknownModel(call.model);
      return json(response, status, body);
    }
    const said = typeof answer === 'string' ? answer : answer(call);
    const script = scriptOf(call, said, fault, pieceLength);
    switch (call.action) {
      case 'get':
        return json(response, 200, describeModel(call.model));
      case 'countTokens':
        return json(response, 200, { totalTokens: tokens(textOfContents(call.body)) });
      case 'generateContent':
        await script.hold?.until;
        return script.ending === 'cut'
          ? void response.destroy()
          : json(response, 200, joined(script));
      case 'streamGenerateContent':
        return url.searchParams.get('alt') === 'sse'
          ? stream(response, script, options)
          : json(response, 200, script.parts);
      default:
        return json(response, 404, { error: { code: 404, message: 'Not Found' } });
    }
  }

  const server = await startServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  return {
    url: server.url,
    calls,
    fail(...more) {
      faults.push(...more);
    },
    close: () => server.close(),
  };
}

async function stream(
  response: ServerResponse,
  script: GeminiScript,
  { chunkBytes, lineEnd = '\r\n' }: GeminiStandInOptions,
): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.flushHeaders();
  for (const [index, part] of script.parts.entries()) {
    if (index === script.hold?.beforePart) {
      await script.hold.until;
    }
    const event = Buffer.from(`data: ${JSON.stringify(part)}${lineEnd}${lineEnd}`);
    const size = chunkBytes ?? event.length;
    for (let start = 0; start < event.length; start += size) {
      response.write(event.subarray(start, start + size));
      await setImmediate();
    }
  }
  if (script.ending === 'cut') {
    response.destroy();
  } else {
    response.end();
  }
}

function malformed(response: ServerResponse, url: URL): void {
  const isStream = url.searchParams.get('alt') === 'sse';
  response.writeHead(200, { 'content-type': isStream ? 'text/event-stream' : 'application/json' });
  response.end(isStream ? 'data: {"candidates": [{"content\n\n' : '{"candidates": [{"content');
}

function describeModel(model: string) {
  return {
    name: `models/${model}`,
    displayName: model,
    inputTokenLimit: 1_048_576,
    outputTokenLimit: 65_536,
    supportedGenerationMethods: ['generateContent', 'countTokens'],
  };
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' });
  response.end(JSON.stringify(body));
}
