import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentNameOfFile } from './document-name.ts';
import { createKnowledgeSchema } from './knowledge.ts';

describe('documentNameOfFile', () => {
  it('gives a name that a document may have, for any file name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (fileName) => {
        const disease_name = documentNameOfFile(fileName);
        expect(createKnowledgeSchema.safeParse({ disease_name, raw_content: 'x' }).success).toBe(
          true,
        );
      }),
    );
  });

  it.each([
    ['Cataract_after  care.PDF', 'Cataract after care'],
    ['糖尿病.docx', '糖尿病'],
    ['v1.2 notes.md', 'v1.2 notes'],
    ['archive.tar.txt', 'archive.tar'],
    ['.md', 'Untitled'],
    ['', 'Untitled'],
    ['no extension', 'no extension'],
  ])('calls %s %s', (fileName, name) => {
    expect(documentNameOfFile(fileName)).toBe(name);
  });
});
