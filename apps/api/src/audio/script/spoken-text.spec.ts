import { describe, expect, it } from 'vitest';
import { toSpokenText } from './spoken-text.ts';

describe('toSpokenText', () => {
  it.each([
    ['# Diabetes', 'Diabetes'],
    ['### **Warning** signs', 'Warning signs'],
    ['**Take** it *daily*, ***always***', 'Take it daily, always'],
    ['__Never__ stop _suddenly_', 'Never stop suddenly'],
    ['- one\n- two\n* three\n• four', 'one\ntwo\nthree\nfour'],
    ['1. First', '1. First'],
    ['> quoted', 'quoted'],
    ['a\n\n---\n\nb', 'a\n\nb'],
    ['see [our page](https://x.example/a_(b) "Title") now', 'see our page now'],
    ['![A heart](heart.png)', 'A heart'],
    ['use `metformin` ~~not~~ here', 'use metformin not here'],
    ['```\ncode\n```', 'code'],
    ['<p>Hello <br/>there</p>', 'Hello there'],
    ['a<!-- note: not\nread -->b', 'a b'],
    ['| Drug | Dose |\n|---|---|\n| A | 5 mg |', 'Drug, Dose\n\nA, 5 mg'],
    ['5 \\* 3 = 15\\.', '5 * 3 = 15.'],
  ])('reads %j as %j', (script, spoken) => {
    expect(toSpokenText(script)).toBe(spoken);
  });

  it.each([
    'Wait [pause] and [laughs softly] now.',
    'Below 120 < 140 and > 80.',
    '2 * 3 * 4',
    'snake_case_name stays',
    '飯前血糖：小於 130 mg/dL（理想值）。',
    'A lone * star and _ underscore',
  ])('leaves %j as it is', (script) => {
    expect(toSpokenText(script)).toBe(script);
  });
});
