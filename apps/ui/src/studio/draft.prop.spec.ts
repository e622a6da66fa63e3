import {
  SCRIPT_LANGUAGES,
  generateAudioSchema,
  generateScriptSchema,
  previewPromptSchema,
} from '@elevendops/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  STEPS,
  audioOrderOf,
  canReach,
  configOf,
  newDraft,
  scriptOrderOf,
  withDocument,
  type Draft,
} from './draft.ts';
import { readDraft, rememberDraft } from './remembered-draft.ts';

const languages = fc.uniqueArray(fc.constantFrom(...SCRIPT_LANGUAGES), { maxLength: 4 });
const words = fc.string({ unit: 'grapheme', maxLength: 60 });

/** Any draft that the page can come to. */
const drafts: fc.Arbitrary<Draft> = fc.record({
  step: fc.constantFrom(...STEPS),
  knowledgeId: fc.option(fc.uuid()),
  templateIds: fc.uniqueArray(fc.constantFrom('faq', 'medication', 'lifestyle')),
  instructions: words,
  multiSpeaker: fc.boolean(),
  speaker1Languages: languages,
  speaker2Languages: languages,
  minutes: fc.constantFrom(3 as const, 5 as const, 10 as const, 15 as const),
  model: fc.constant('gemini-3-flash-preview'),
  systemPrompt: fc.option(words),
  script: words,
  writtenBy: fc.option(words),
  warning: fc.option(words),
  name: words,
  description: words,
  voice1: fc.option(fc.constant('voice-a')),
  voice2: fc.option(fc.constant('voice-b')),
});

function memoryStorage(): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => items.set(key, value),
  } as unknown as Storage;
}

describe('orders of a draft', () => {
  it('are what the API accepts, unchanged', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const config = configOf(draft);
        expect(previewPromptSchema.parse(config)).toEqual(config);
        const script = scriptOrderOf(draft);
        expect(script === null).toBe(draft.knowledgeId === null);
        if (script !== null) {
          expect(generateScriptSchema.parse(script)).toEqual(script);
        }
        const audio = audioOrderOf(draft);
        expect(audio === null).toBe(!canReach(draft, 'audio'));
        if (audio !== null) {
          expect(generateAudioSchema.parse(audio)).toMatchObject(audio);
          expect('speaker2_voice_id' in audio).toBe(draft.multiSpeaker && draft.voice2 !== null);
        }
      }),
    );
  });

  it('never ask one speaker for the languages of two', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const config = configOf(draft);
        const ofTwo = [...config.speaker1_languages, ...config.speaker2_languages];
        expect(config.is_multi_speaker ? config.preferred_languages : ofTwo).toEqual([]);
      }),
    );
  });
});

describe('canReach', () => {
  it('leaves no gap: what is open at a step is open at every step before', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const open = STEPS.map((step) => canReach(draft, step));
        expect(open).toEqual(open.toSorted((a, b) => Number(b) - Number(a)));
        expect(open[0]).toBe(true);
      }),
    );
  });
});

describe('withDocument', () => {
  it('forgets what was written of another document, and nothing that was chosen', () => {
    fc.assert(
      fc.property(drafts, fc.uuid(), (draft, id) => {
        const next = withDocument(draft, id);
        expect(next.knowledgeId).toBe(id);
        expect(next.script).toBe(draft.knowledgeId === id ? draft.script : '');
        expect(configOf(next)).toEqual(configOf(draft));
        expect(withDocument(next, id)).toBe(next);
      }),
    );
  });
});

describe('readDraft', () => {
  it('gives back what was remembered', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const storage = memoryStorage();
        rememberDraft(() => storage, draft);
        expect(readDraft(() => storage)).toEqual(draft);
      }),
    );
  });

  it('takes a draft with one field of another kind for nothing', () => {
    const fields = Object.keys(newDraft('en'));
    const strange = fc.oneof(fc.constant({}), fc.constant([7]), fc.constant(undefined));
    fc.assert(
      fc.property(drafts, fc.constantFrom(...fields), strange, (draft, field, value) => {
        const text = JSON.stringify({ ...draft, [field]: value });
        const storage = { getItem: () => text } as unknown as Storage;
        expect(readDraft(() => storage)).toBeNull();
      }),
    );
  });

  it('takes anything else for nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const storage = { getItem: () => text } as unknown as Storage;
        expect(readDraft(() => storage)).toBeNull();
      }),
    );
    const refuse = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    expect(readDraft(refuse)).toBeNull();
    expect(() => {
      rememberDraft(refuse, newDraft('en'));
    }).not.toThrow();
  });
});
