import { describe, expect, it } from 'vitest';
import { createDocument, summaryOf } from '../__fixtures__/documents.ts';
import { mergePages } from './knowledge-queries.ts';

describe('mergePages', () => {
  it('shows a document once when a new one has moved it to the next page', () => {
    const [a, b, c] = [createDocument(), createDocument(), createDocument()].map(summaryOf) as [
      ReturnType<typeof summaryOf>,
      ReturnType<typeof summaryOf>,
      ReturnType<typeof summaryOf>,
    ];
    const page = (documents: (typeof a)[]) => ({ documents, total_count: 3, next_cursor: null });
    expect(mergePages([page([a, b]), page([b, c])])).toEqual([a, b, c]);
  });
});
