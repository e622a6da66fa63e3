/** A voice that is always offered, with what is known of it while the service is away. */
export interface CuratedVoice {
  readonly voiceId: string;
  readonly name: string;
  readonly description: string;
}

/** Voices of ElevenLabs that suit education, the first ones first. */
export const CURATED_VOICES: readonly [CuratedVoice, ...CuratedVoice[]] = [
  voice('UgBBYS2sOqTuMpoF3BR0', 'Mark', 'Natural, for conversations'),
  voice('NOpBlnGInO9m6vDvFkFC', 'Spuds Oxley', 'Wise and approachable'),
  voice('56AoDkrOh6qfVPDXZ7Pt', 'Cassidy', 'Crisp and clear'),
  voice('1SM7GgM6IMuvQlz2BwM3', 'Mark (casual)', 'Casual, relaxed and light'),
  voice('zT03pEAEi0VHKciJODfn', 'Raju', 'Clear, natural and warm'),
  voice('IvLWq57RKibBrqZGpQrC', 'Leo', 'Energetic'),
  voice('DMyrgzQFny3JI1Y1paM5', 'Donovan', 'Articulate, strong and deep'),
  voice('Fahco4VZzobUeiPqni1S', 'Archer', 'Conversational'),
  voice('vBKc2FfBKJfcZNyEt1n6', 'Finn', 'Youthful, eager and energetic'),
  voice('g6xIsTj2HwM6VR4iXFCw', 'Jessica Anne Bogart', 'Friendly and conversational'),
];

function voice(voiceId: string, name: string, description: string): CuratedVoice {
  return { voiceId, name, description };
}
