import fc from 'fast-check';
import { LANGUAGES, VARIANTS } from '../languages.ts';
import type { Request, SpeechPart, VoiceSound } from '../protocol.ts';

/** A voice that is understood. */
export const VOICE: VoiceSound = { variant: 'f2', pitch: 50, rate: 165 };

const part: fc.Arbitrary<SpeechPart> = fc.oneof(
  fc.record({ text: fc.string({ unit: 'binary' }), language: fc.constantFrom(...LANGUAGES) }),
  fc.record({ silenceMs: fc.integer({ min: 0, max: 10_000 }) }),
);

/** Any request that can be fulfilled. */
export const anyRequest: fc.Arbitrary<Request> = fc.oneof(
  fc.record({ type: fc.constant('cancel' as const), id: fc.uuid() }),
  fc.record({
    type: fc.constant('speak' as const),
    id: fc.uuid(),
    voice: fc.record({
      variant: fc.constantFrom(...VARIANTS),
      pitch: fc.integer({ min: 0, max: 99 }),
      rate: fc.integer({ min: 80, max: 300 }),
    }),
    parts: fc.array(part),
  }),
);
