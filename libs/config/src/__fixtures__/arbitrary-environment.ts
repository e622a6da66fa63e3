import fc from 'fast-check';
import { ENVIRONMENT, rowOf } from '../environment/table.ts';
import type { VariableType } from '../environment/variable.ts';
import type { EnvironmentRecord } from '../read-variables.ts';

/** A variable's text and what it is read into; a secret as the text that it reveals. */
export interface TextAndValue {
  readonly text: string;
  readonly value: boolean | number | string | readonly string[];
}

const TRUE_SPELLINGS = ['true', 't', 'yes', 'y', 'on', '1'];
const FALSE_SPELLINGS = ['false', 'f', 'no', 'n', 'off', '0'];

/** Text in any mixture of upper and lower case. */
export function inAnyCase(text: string): fc.Arbitrary<string> {
  return fc
    .array(fc.boolean(), { minLength: text.length, maxLength: text.length })
    .map((upper) =>
      [...text].map((letter, index) => (upper[index] ? letter.toUpperCase() : letter)).join(''),
    );
}

/** Any spelling of that truth value. */
export function spellingOf(value: boolean): fc.Arbitrary<string> {
  return fc
    .constantFrom(...(value ? TRUE_SPELLINGS : FALSE_SPELLINGS))
    .chain((spelling) => inAnyCase(spelling));
}

/** Text with white space around it, as a shell or an editor leaves it. */
export function padded(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const space = fc.string({ unit: fc.constantFrom(' ', '\t', '\n', '\r\n'), maxLength: 3 });
  return fc.tuple(space, text, space).map((parts) => parts.join(''));
}

const printable = fc.string({
  unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
  minLength: 1,
  maxLength: 40,
});
const hostname = fc.domain().map((name) => name.toLowerCase());
const origin = fc
  .tuple(fc.constantFrom('http', 'https'), hostname, fc.integer({ min: 1024, max: 65_535 }))
  .map(([scheme, host, port]) => `${scheme}://${host}:${String(port)}`);
const loopback = fc.constantFrom('localhost', '127.0.0.1', '127.8.9.1', '[::1]');

/** Base URLs of services outside; with `loopbackHttp` also those of a stand-in on this machine. */
export function externalUrl(options: { readonly loopbackHttp: boolean }): fc.Arbitrary<string> {
  const path = fc.constantFrom('', '/v1', '/a/b');
  const outside = fc.tuple(hostname, path).map(([host, rest]) => `https://${host}${rest}`);
  const inside = fc
    .tuple(loopback, fc.integer({ min: 1024, max: 65_535 }), path)
    .map(([host, port, rest]) => `http://${host}:${String(port)}${rest}`);
  return options.loopbackHttp ? fc.oneof(outside, inside) : outside;
}

/** URLs that the API can be reached at. */
export const apiUrl = fc
  .tuple(fc.constantFrom('localhost', '127.0.0.1'), fc.integer({ min: 1024, max: 65_535 }))
  .map(([host, port]) => `http://${host}:${String(port)}`);

/** Valid texts for a variable of that type with the values they stand for. */
export function validTextFor(type: VariableType): fc.Arbitrary<TextAndValue> {
  switch (type.kind) {
    case 'text':
      return textMatching(type).map(itself);
    case 'secret':
      return printable.map(itself);
    case 'boolean':
      return fc.boolean().chain((value) => spellingOf(value).map((text) => ({ text, value })));
    case 'integer':
      return fc.integer({ min: type.minimum, max: type.maximum }).map(number);
    case 'number':
      return fc
        .integer({ min: type.minimum * 100, max: type.maximum * 100 })
        .map((hundredths) => number(hundredths / 100));
    case 'choice':
      return fc
        .constantFrom(...type.values)
        .chain((value) => inAnyCase(value).map((text) => ({ text, value })));
    case 'host-port':
      return fc
        .tuple(hostname, fc.integer({ min: 1, max: 65_535 }))
        .map(([host, port]) => itself(`${host}:${String(port)}`));
    case 'http-url':
      return origin.map(itself);
    case 'external-url':
      return externalUrl({ loopbackHttp: false }).map(itself);
    case 'api-url':
      return apiUrl.map(itself);
    case 'origins':
      return fc
        .tuple(fc.uniqueArray(origin, { minLength: 1, maxLength: 4 }), fc.boolean())
        .map(([value, json]) => ({ text: json ? JSON.stringify(value) : value.join(', '), value }));
  }
}

function textMatching(type: VariableType & { readonly kind: 'text' }): fc.Arbitrary<string> {
  return type.pattern === undefined
    ? fc.string({ minLength: 1 }).filter((text) => text === text.trim() && /^\P{Cc}+$/u.test(text))
    : fc.stringMatching(new RegExp(`^(?:${type.pattern})$`), { maxLength: 40 });
}

function itself(text: string): TextAndValue {
  return { text, value: text };
}

function number(value: number): TextAndValue {
  return { text: String(value), value };
}

const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    'true',
    'production',
    '8080',
    'https://a.example',
    '/dev',
    '[',
    '["*"]',
    '999.9.9.9:1',
  ),
  fc
    .constantFrom(...ENVIRONMENT.map(({ name }) => name))
    .chain((name) => validTextFor(rowOf(name).type).map(({ text }) => text)),
);
const anyName = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...ENVIRONMENT.map(({ name }) => name)) },
  fc.constantFrom(...ENVIRONMENT.map(({ name }) => `${name}_FILE`)),
  fc.constantFrom('ELEVENLABS_APIKEY', 'APP_ENVIRONMENT', 'cors-origins', '__proto__', 'toString'),
  fc.string(),
);

const wildEnvironment = fc.dictionary(anyName, fc.option(anyText, { nil: undefined }), {
  maxKeys: 15,
});

// Valid one by one; together they may contradict each other or lack what production needs.
const plausibleEnvironment = fc
  .subarray(ENVIRONMENT.map(({ name }) => name))
  .chain((names) =>
    fc.record(
      Object.fromEntries(
        names.map((name) => [name, padded(validTextFor(rowOf(name).type).map(({ text }) => text))]),
      ),
    ),
  );

/** Environments of any kind: nonsense, and sensible ones that load or all but load. */
export const anyEnvironment: fc.Arbitrary<EnvironmentRecord> = fc.oneof(
  wildEnvironment,
  plausibleEnvironment,
);

/** A file system that holds any texts and fails in any way. */
export const anyReadFile = fc
  .func(fc.oneof(fc.string(), fc.constant(null)))
  .map((content) => (path: string) => {
    const text = content(path);
    if (text === null) {
      throw Object.assign(new Error(`cannot read ${path}`), { code: 'EACCES' });
    }
    return text;
  });
