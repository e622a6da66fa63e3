import { describe, expect, it } from 'vitest';
import { parseSpeakerLabel } from '../audio/script/speaker-label.ts';
import { NUMBER_LABELS, ROLE_LABELS } from './script-speakers.ts';

describe('the labels that prompts ask for', () => {
  it.each([...ROLE_LABELS, ...NUMBER_LABELS].map((label, index) => [label, (index % 2) + 1]))(
    '%s is voiced as speaker %i, and is not read aloud',
    (label, speaker) => {
      expect(parseSpeakerLabel(`${String(label)}: Hello.`)).toEqual({ speaker, rest: 'Hello.' });
    },
  );
});
