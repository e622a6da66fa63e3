export { createElevenLabsClient } from '../../upstream/elevenlabs/index.ts';
export { createElevenLabsSpeech } from './speech-synthesis.ts';
export { createElevenLabsVoices } from './voice-catalogue.ts';
export { createElevenLabsPreviews } from './voice-previews.ts';
