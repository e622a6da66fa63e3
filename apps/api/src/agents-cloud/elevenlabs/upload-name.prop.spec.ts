import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentPrefix, revisionPrefix, uploadName } from './upload-name.ts';

const upload = fc.record({
  knowledgeId: fc.uuid(),
  revision: fc.integer({ min: 1, max: 1_000 }),
  name: fc.string({ unit: 'grapheme', maxLength: 400 }),
  text: fc.constant('x'),
});

describe('uploadName', () => {
  it('begins with its document and its revision, and with no other', () => {
    fc.assert(
      fc.property(upload, upload, (one, other) => {
        const name = uploadName(one);
        expect(name.startsWith(documentPrefix(one.knowledgeId))).toBe(true);
        expect(name.startsWith(revisionPrefix(one))).toBe(true);
        expect(name.startsWith(revisionPrefix({ ...one, revision: other.revision }))).toBe(
          one.revision === other.revision,
        );
        expect(name.startsWith(documentPrefix(other.knowledgeId))).toBe(
          one.knowledgeId === other.knowledgeId,
        );
      }),
    );
  });

  it('stays short, and cuts no character in two', () => {
    fc.assert(
      fc.property(upload, (given) => {
        const name = uploadName({ ...given, name: given.name.toWellFormed() });
        expect([...name].length).toBeLessThanOrEqual(200);
        expect(name.isWellFormed()).toBe(true);
      }),
    );
  });
});
