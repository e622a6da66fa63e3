import type { StandInRoute } from '../stand-in/serve-routes.ts';
import { invalidField, refusal } from './refusals.ts';
import { silentMp3 } from './silent-mp3.ts';
import { at, type StandInVoice, type World } from './world.ts';

const V3_LIMIT = 5_000;
const MAX_PAGE_SIZE = 100;
/** Where previews are kept; for everybody, as they are at the service. */
export const PREVIEW_ROUTE = 'GET /previews/:file';

/** Text to speech, and voices. */
export function speechRoutes(world: World, origin: () => string): readonly StandInRoute[] {
  const shown = ({ preview_url: path, ...voice }: StandInVoice) => ({
    ...voice,
    preview_url: path === null ? null : `${origin()}${path}`,
  });
  return [
    [
      'POST /v1/text-to-speech/:voiceId',
      ({ param, body, query }) => {
        if (!world.voices.some(({ voice_id }) => voice_id === param('voiceId'))) {
          return refusal(404, 'voice_not_found', 'A voice with this id was not found.');
        }
        const text = at(body, 'text');
        if (typeof text !== 'string' || text === '') {
          return invalidField('text', 'Field required');
        }
        const model = at(body, 'model_id') ?? 'eleven_multilingual_v2';
        const hasNeighbours = ['previous_text', 'next_text'].some(
          (key) => typeof at(body, key) === 'string',
        );
        if (model === 'eleven_v3' && hasNeighbours) {
          return refusal(400, 'unsupported_model', 'previous_text is not yet supported with v3.');
        }
        if (model === 'eleven_v3' && [...text].length > V3_LIMIT) {
          return refusal(400, 'max_character_limit_exceeded', 'This request exceeds the maximum.');
        }
        const format = query.get('output_format') ?? 'mp3_44100_128';
        return format === 'mp3_44100_128'
          ? { bytes: silentMp3(text), contentType: 'audio/mpeg' }
          : refusal(400, 'output_format_not_allowed', 'The stand-in makes mp3_44100_128 alone.');
      },
    ],
    [
      'GET /v1/voices/:voiceId',
      ({ param }) => {
        const voice = world.voices.find(({ voice_id }) => voice_id === param('voiceId'));
        return voice === undefined
          ? refusal(400, 'voice_not_found', 'A voice with this id was not found.')
          : { json: shown(voice) };
      },
    ],
    [PREVIEW_ROUTE, () => ({ bytes: silentMp3('A preview.'), contentType: 'audio/mpeg' })],
    [
      'GET /v2/voices',
      ({ query }) => {
        const size = Number(query.get('page_size') ?? 10);
        if (!(size >= 1 && size <= MAX_PAGE_SIZE)) {
          return invalidField('page_size', 'Input should be between 1 and 100');
        }
        const start = Number(query.get('next_page_token') ?? 0);
        const end = start + size;
        const has_more = end < world.voices.length;
        return {
          json: {
            voices: world.voices.slice(start, end).map(shown),
            has_more,
            total_count: world.voices.length,
            next_page_token: has_more ? String(end) : null,
          },
        };
      },
    ],
  ];
}
