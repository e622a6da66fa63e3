export { findVoiceProgram } from './find-voice-program.ts';
export {
  createOfflineSpeech,
  type OfflineSpeech,
  type OfflineSpeechOptions,
} from './offline-speech.ts';
export { createOfflinePreviews } from './offline-previews.ts';
