import * as z from 'zod/mini';

const TRUE = ['true', '1', 'yes', 'on', 't', 'y'];
const FALSE = ['false', '0', 'no', 'off', 'f', 'n'];

/** A yes or no in a query, in any of the words that are usual: `true`, `1`, `yes`, `on`. */
export const booleanQuery = z.pipe(
  z.string(),
  z.transform((value, context) => {
    const word = value.trim().toLowerCase();
    if (!TRUE.includes(word) && !FALSE.includes(word)) {
      context.issues.push({
        code: 'custom',
        input: value,
        message: 'Input should be a valid boolean, unable to interpret input',
        params: { type: 'bool_parsing' },
      });
      return z.NEVER;
    }
    return TRUE.includes(word);
  }),
);
