import { z } from 'zod';
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
export function schemaFor(type: VariableType, appEnv: AppEnvironment): z.ZodType<unknown, string> {
  switch (type.kind) {
    case 'text':
      return textSchema(type.pattern ?? '.+', type.expected ?? 'one line of text');
    case 'secret':
      return textSchema('[!-~]+', 'one line of printable ASCII without spaces').transform(
        (text) => new Secret(text),
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

const HOST_AND_PORT = z.string().refine(
  (text) => {
    const port = /^(?:\[[\da-f:]+\]|[\w.-]+):(\d{1,5})$/i.exec(text)?.[1];
    return port !== undefined && Number(port) >= 1 && URL.canParse(`http://${text}`);
  },
  { error: 'must be host:port, as in localhost:8081' },
);

function textSchema(pattern: string, expected: string): z.ZodType<string, string> {
  const whole = new RegExp(`^(?:${pattern})$`, 'u');
  return z
    .string()
    .refine((text) => whole.test(text) && !/\p{Cc}/u.test(text), { error: `must be ${expected}` });
}

function numberSchema(
  range: { readonly minimum: number; readonly maximum: number },
  digits: RegExp,
  noun: string,
): z.ZodType<number, string> {
  const { minimum, maximum } = range;
  const error = `must be ${noun} from ${String(minimum)} to ${String(maximum)}`;
  return z
    .string()
    .regex(digits, { error, abort: true })
    .transform(Number)
    .refine((value) => value >= minimum && value <= maximum, { error });
}

function choiceSchema(
  values: readonly string[],
  aliases: Readonly<Record<string, string>>,
): z.ZodType<string, string> {
  const meaning = new Map([
    ...values.map((value) => [value, value] as const),
    ...Object.entries(aliases),
  ]);
  const error = `must be one of ${values.join(', ')}`;
  return z
    .string()
    .transform((text) => meaning.get(text.toLowerCase()))
    .pipe(z.string({ error }));
}
