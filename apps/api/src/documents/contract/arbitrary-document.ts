import fc from 'fast-check';
import type { DocumentData, JsonMap, JsonScalar } from '../document-data.ts';

/** Any well-formed text, NUL and emoji included. */
export function anyText(maxLength = 12): fc.Arbitrary<string> {
  return fc.oneof(
    fc.string({ unit: 'binary', maxLength }),
    fc.string({ unit: 'grapheme', maxLength }),
    fc.constantFrom(
      '\0',
      'a\0b',
      '👩🏽‍⚕️',
      '藥物',
      '\u{10ffff}',
      '\uffff',
      '"\\/',
      "'; DROP TABLE documents",
    ),
  );
}

/** Any number of JSON; the sign of zero is not promised. */
export function anyNumber(): fc.Arbitrary<number> {
  return fc.oneof(
    fc.integer(),
    fc.maxSafeInteger(),
    fc.constantFrom(Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 2 ** 53, 2 ** 60 + 2 ** 8),
    fc.constantFrom(Number.MAX_VALUE, Number.MIN_VALUE, 0.1 + 0.2, 1e21, -1e-7),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  );
}

/** Any document that stores promise to keep as it is. */
export function anyDocument(): fc.Arbitrary<DocumentData> {
  const scalar: fc.Arbitrary<JsonScalar> = fc.oneof(
    anyText(),
    anyNumber(),
    fc.boolean(),
    fc.constant(null),
  );
  const name = anyText().filter((text) => text !== '' && !/^__.*__$/s.test(text));
  const { map } = fc.letrec<{ map: JsonMap }>((tie) => ({
    map: fc.dictionary(
      name,
      fc.oneof(
        { maxDepth: 8, depthIdentifier: 'document' },
        scalar,
        tie('map'),
        fc.array(fc.oneof({ depthIdentifier: 'document' }, scalar, tie('map')), { maxLength: 4 }),
      ),
      { maxKeys: 5, noNullPrototype: true },
    ),
  }));
  return map;
}
