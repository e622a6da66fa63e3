import type { IncomingMessage } from 'node:http';

/** A call that the stand-in of Gemini received. */
export interface GeminiCall {
  /** `v1` or `v1beta`. */
  readonly version: string;
  readonly model: string;
  /** `generateContent`, `streamGenerateContent`, `countTokens`, or `list` and `get` of models. */
  readonly action: string;
  /** The `x-goog-api-key` of the call. */
  readonly key: string | undefined;
  readonly body: GeminiRequestBody;
  /** Resolves when the connection of the call is closed; true when the answer was complete by then. */
  readonly closed: Promise<boolean>;
}

/** What the stand-in knows of a request's body. */
export interface GeminiRequestBody {
  readonly systemInstruction?: { readonly parts?: readonly { readonly text?: string }[] };
  readonly contents?: readonly {
    readonly role?: string;
    readonly parts?: readonly { readonly text?: string }[];
  }[];
  readonly generationConfig?: Readonly<Record<string, unknown>>;
}

/** Everything that was written in the turns of a request. */
export function textOfContents({ contents = [] }: GeminiRequestBody): string {
  return contents.flatMap(({ parts = [] }) => parts.map(({ text = '' }) => text)).join('\n');
}

/** The whole text of a request. */
export async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}
