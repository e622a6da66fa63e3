import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDocument } from '../__fixtures__/documents.ts';
import { changesOf } from './changes-of.ts';

describe('changesOf', () => {
  const before = createDocument({ disease_name: 'Gout', tags: ['faq', 'diet'], raw_content: 'x' });
  const same = { name: 'Gout', tags: ['faq', 'diet'], text: 'x' };

  it('is empty when nothing differs', () => {
    expect(changesOf(before, same)).toEqual({});
  });

  it('holds a field exactly when it differs', () => {
    const fields = fc.record({
      name: fc.constantFrom('Gout', 'Gout 2'),
      tags: fc.constantFrom(['faq', 'diet'], ['diet', 'faq'], ['faq']),
      text: fc.constantFrom('x', 'y'),
    });
    fc.assert(
      fc.property(fields, (after) => {
        const { name, tags, text } = after;
        expect(changesOf(before, after)).toEqual({
          ...(name === 'Gout' ? {} : { disease_name: name }),
          ...(tags.join() === 'faq,diet' ? {} : { tags }),
          ...(text === 'x' ? {} : { raw_content: text }),
        });
      }),
    );
  });
});
