import * as z from 'zod/mini';
import { documented } from './documented.ts';

/** How long a text may be, in characters (Unicode code points, as JSON Schema counts them). */
export interface TextLimits {
  readonly min: number;
  readonly max: number;
}

/** The length of a text in Unicode code points. Lone surrogates count as one. */
export function countCharacters(value: string): number {
  let surrogatePairs = 0;
  for (let index = 0; index < value.length - 1; index += 1) {
    if (isHighSurrogate(value.charCodeAt(index)) && isLowSurrogate(value.charCodeAt(index + 1))) {
      surrogatePairs += 1;
      index += 1;
    }
  }
  return value.length - surrogatePairs;
}

/**
 * A text within limits. Its issues carry the reference's types in `params.type`. Text that is not
 * well-formed Unicode is refused: no store could give it back unchanged.
 */
export function text({ min, max }: TextLimits) {
  return documented(
    { minLength: min, maxLength: max },
    z.string().check(
      z.superRefine((value, context) => {
        if (!value.isWellFormed()) {
          issue(context, 'value_error', 'Value error, text must be well-formed Unicode');
          return;
        }
        const characters = countCharacters(value);
        if (characters < min) {
          issue(context, 'string_too_short', `String should have at least ${plural(min)}`);
        } else if (characters > max) {
          issue(context, 'string_too_long', `String should have at most ${plural(max)}`);
        }
      }),
    ),
  );
}

function issue(context: z.core.$RefinementCtx, type: string, message: string): void {
  context.addIssue({ code: 'custom', message, params: { type } });
}

function plural(count: number): string {
  return count === 1 ? '1 character' : `${String(count)} characters`;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
