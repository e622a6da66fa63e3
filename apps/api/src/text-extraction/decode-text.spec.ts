import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';

const TEXT = '氣喘 asthma';

function utf16(text: string, bigEndian: boolean): Uint8Array {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}

describe('decodeText', () => {
  it('leaves a byte order mark out of the text', () => {
    expect(decodeText(Buffer.from(`\ufeff${TEXT}`)).text).toBe(TEXT);
  });

  it.each([false, true])('reads UTF-16 with a byte order mark (big-endian: %s)', (bigEndian) => {
    expect(decodeText(utf16(TEXT, bigEndian)).text).toBe(TEXT);
  });

  it('makes every kind of line end a line feed', () => {
    expect(decodeText(Buffer.from('a\r\nb\rc\nd')).text).toBe('a\nb\nc\nd');
  });

  it.each([
    ['Big5', [0xae, 0xf0, 0xb3, 0xdd]],
    ['UTF-16 without a byte order mark', [0x61, 0x00, 0x62, 0x00]],
    ['UTF-16 that ends in half a character', [0xff, 0xfe, 0x61]],
    ['UTF-32', [0xff, 0xfe, 0x00, 0x00, 0x61, 0x00, 0x00, 0x00]],
    ['a program', [...Buffer.from('MZ\x90\x00\x03')]],
    ['an escape sequence', [...Buffer.from('a\x1b[31mred')]],
    ['a control character of Latin-1', [...Buffer.from('a\u0090b')]],
    ['the source of a PDF', [...Buffer.from('%PDF-1.4\n1 0 obj')]],
    ['the source of an RTF', [...Buffer.from('{\\rtf1 hello}')]],
  ])('refuses %s', (_kind, bytes) => {
    expect(decodeText(Uint8Array.from(bytes))).toEqual({ text: null, failure: 'not-text' });
  });

  it.each(['', '\ufeff', ' \n\t\r\n', '\u3000'])('takes %j for an empty file', (text) => {
    expect(decodeText(Buffer.from(text)).failure).toBe('empty');
  });

  it('accepts words that only begin like another format', () => {
    expect(decodeText(Buffer.from('BM and MZ and GIF89a are words here')).failure).toBeNull();
  });
});
