import { expect } from 'vitest';
import type { Fragment, LineFramer } from '../logs/line-framer.ts';

const LINES = ['plain', 'split 語 and 🩺', ''];

/** #35 Lines come out as they were written, wherever the pipe cuts them. */
export function keepsCharactersWhole(createFramer: () => LineFramer): void {
  const bytes = Buffer.from(LINES.map((line) => `${line}\n`).join(''));
  for (let cut = 1; cut < bytes.length; cut += 1) {
    const framer = createFramer();
    const fragments = [
      ...framer.push(bytes.subarray(0, cut)),
      ...framer.push(bytes.subarray(cut)),
      ...framer.end(),
    ];
    expect(fragments.map(({ text }) => text)).toEqual(LINES);
  }
}

/** What a framer is when it frames text instead of bytes. */
export function createNaiveFramer(): LineFramer {
  let rest = '';
  const fragment = (text: string): Fragment => ({ text, part: 0, endedBy: 'newline' });
  return {
    push(chunk) {
      const lines = (rest + chunk.toString('utf8')).split('\n');
      rest = lines.pop() ?? '';
      return lines.map(fragment);
    },
    end: () => (rest === '' ? [] : [fragment(rest)]),
  };
}
