import * as z from 'zod/mini';
import { parseBaseUrl } from './base-url.ts';

/** Origins separated by commas or as a JSON list, each in the form that a browser sends. */
export const originsSchema: z.ZodMiniType<readonly string[], string> = z.pipe(
  z.string(),
  z.transform((text: string, context) => {
    const items = splitList(text);
    if (items === null) {
      context.issues.push({
        code: 'custom',
        input: text,
        message: 'must be origins separated by commas, or a JSON list of them',
      });
      return z.NEVER;
    }
    const origins: string[] = [];
    for (const item of items) {
      const origin = readOrigin(item);
      if (origin === null) {
        const message =
          item === '*'
            ? 'must name its origins: * is refused, because callers send credentials'
            : 'must hold origins alone: scheme, host and port, as in https://clinic.example';
        context.issues.push({ code: 'custom', input: text, message });
        return z.NEVER;
      }
      origins.push(origin);
    }
    return [...new Set(origins)];
  }),
);

const listSchema = z.array(z.string());

function splitList(text: string): readonly string[] | null {
  if (!text.startsWith('[')) {
    return clean(text.split(','));
  }
  try {
    const list = listSchema.safeParse(JSON.parse(text));
    return list.success ? clean(list.data) : null;
  } catch {
    return null;
  }
}

function clean(items: readonly string[]): readonly string[] {
  return items.map((item) => item.trim()).filter((item) => item !== '');
}

function readOrigin(text: string): string | null {
  const url = parseBaseUrl(text);
  return url !== null && url.pathname === '/' && !text.includes('*') ? url.origin : null;
}
