const LONGEST = 48;

/** A value as a message may show it: quoted, cut short, without the credentials that a URL can hold. */
export function shownValue(text: string): string {
  const characters = [...text.replace(/\/\/.*@/s, '//…@').replace(/[?#].*/s, '?…')];
  return quoteLine(
    characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : characters.join(''),
  );
}

/** Text in quotes on one line; whatever does not print is written as its code. */
export function quoteLine(text: string): string {
  const escaped = text.replace(
    /["\\\p{C}\p{Zl}\p{Zp}]/gu,
    (character) => ESCAPES[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
  return `"${escaped}"`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};
