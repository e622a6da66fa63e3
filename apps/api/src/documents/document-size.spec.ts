import { describe, expect, it } from 'vitest';
import { documentSize } from './document-size.ts';

// A name of 6 + 11 + 16 bytes, and 32 for the document.
const EMPTY = 65;
const sizeOf = (data: Parameters<typeof documentSize>[2]) =>
  documentSize('tasks', 'my_task_id', data);

describe('documentSize', () => {
  it('agrees with the example in the documentation of Firestore', () => {
    // There the document is in a subcollection of users/jeff, which adds 6 + 5 bytes: 147 in all.
    const data = {
      type: 'Personal',
      done: false,
      priority: 1,
      description: 'Learn Cloud Firestore',
    };
    expect(sizeOf(data) + 6 + 5).toBe(147);
  });

  it.each([
    [{}, 0],
    [{ a: null }, 2 + 1],
    [{ a: true }, 2 + 1],
    [{ a: 0 }, 2 + 8],
    [{ a: 0.5 }, 2 + 8],
    [{ a: '' }, 2 + 1],
    [{ a: 'é藥😀' }, 2 + 2 + 3 + 4 + 1],
    [{ é: null }, 3 + 1],
    [{ a: [] }, 2],
    [{ a: [1, 'b', null] }, 2 + 8 + 2 + 1],
    [{ a: {} }, 2 + 32],
    [{ a: [{ b: { c: 1 } }] }, 2 + 32 + 2 + 32 + 2 + 8],
  ])('counts %o', (data, bytes) => {
    expect(sizeOf(data)).toBe(EMPTY + bytes);
  });
});
