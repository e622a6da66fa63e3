import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderReply, type Reply } from './protocol.ts';

describe('renderReply', () => {
  it('writes one line that reads back, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.base64String(), (id, mp3) => {
        const reply: Reply = { type: 'speech', id, mp3 };
        const line = renderReply(reply);
        expect(line.indexOf('\n')).toBe(line.length - 1);
        expect(JSON.parse(line)).toEqual(reply);
      }),
    );
  });
});
