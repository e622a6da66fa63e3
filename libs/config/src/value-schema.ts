import * as z from 'zod/mini';
import type { VariableType } from './environment/variable.ts';
import { originsSchema } from './origins-schema.ts';
import { Secret } from './secret.ts';
import type { AppEnvironment } from './settings.ts';
import {
  apiUrlSchema,
  httpsOrLoopbackUrlSchema,
  httpsUrlSchema,
  httpUrlSchema,
} from './url-schema.ts';

/** What a variable of that type is read into. */
export type ValueOf<T extends VariableType> = T extends { readonly kind: 'boolean' }
  ? boolean
  : T extends { readonly kind: 'integer' | 'number' }
    ? number
    : T extends { readonly kind: 'choice'; readonly values: readonly (infer Value)[] }
      ? Value
      : T extends { readonly kind: 'secret' }
        ? Secret
        : T extends { readonly kind: 'origins' }
          ? readonly string[]
          : string;

/**
 * The zod schema that reads a variable's trimmed text. Its message completes a sentence that begins
 * with the variable's name: "must be …".
 */
export function schemaFor(type: VariableType, appEnv: AppEnvironment): z.ZodMiniType {
  switch (type.kind) {
    case 'text':
      return textSchema(type.pattern ?? '.+', type.expected ?? 'one line of text');
    case 'secret':
      return z.pipe(
        textSchema('[!-~]+', 'one line of printable ASCII without spaces'),
        z.transform((text: string) => new Secret(text)),
      );
    case 'boolean':
      return BOOLEAN;
    case 'integer':
      return numberSchema(type, /^\d{1,15}$/, 'a whole number');
    case 'number':
      return numberSchema(type, /^\d{1,15}(?:\.\d{1,15})?$/, 'a number');
    case 'choice':
      return choiceSchema(type.values, type.aliases ?? {});
    case 'host-port':
      return HOST_AND_PORT;
    case 'http-url':
      return httpUrlSchema;
    case 'external-url':
      return appEnv === 'production' ? httpsUrlSchema : httpsOrLoopbackUrlSchema;
    case 'api-url':
      return apiUrlSchema;
    case 'origins':
      return originsSchema;
  }
}

const BOOLEAN = z.stringbool({
  truthy: ['true', 't', 'yes', 'y', 'on', '1'],
  falsy: ['false', 'f', 'no', 'n', 'off', '0'],
  case: 'insensitive',
  error: 'must be true or false (also yes/no, on/off, 1/0)',
});

const HOST_AND_PORT = z.string().check(
  z.refine(
    (text) => {
      const port = /^(?:\[[\da-f:]+\]|[\w.-]+):(\d{1,5})$/i.exec(text)?.[1];
      return port !== undefined && Number(port) >= 1 && URL.canParse(`http://${text}`);
    },
    { error: 'must be host:port, as in localhost:8081' },
  ),
);

function textSchema(pattern: string, expected: string): z.ZodMiniType<string, string> {
  const whole = new RegExp(`^(?:${pattern})$`, 'u');
  return z.string().check(
    z.refine((text) => whole.test(text) && !/\p{Cc}/u.test(text), {
      error: `must be ${expected}`,
    }),
  );
}

function numberSchema(
  range: { readonly minimum: number; readonly maximum: number },
  digits: RegExp,
  noun: string,
): z.ZodMiniType<number, string> {
  const { minimum, maximum } = range;
  const error = `must be ${noun} from ${String(minimum)} to ${String(maximum)}`;
  return z.pipe(
    z.pipe(z.string().check(z.regex(digits, { error, abort: true })), z.transform(Number)),
    z.number().check(z.gte(minimum, { error }), z.lte(maximum, { error })),
  );
}

function choiceSchema(
  values: readonly string[],
  aliases: Readonly<Record<string, string>>,
): z.ZodMiniType<string, string> {
  const meaning = new Map([
    ...values.map((value) => [value, value] as const),
    ...Object.entries(aliases),
  ]);
  const error = `must be one of ${values.join(', ')}`;
  return z.pipe(
    z.pipe(
      z.string(),
      z.transform((text: string) => meaning.get(text.toLowerCase())),
    ),
    z.string({ error }),
  );
}
