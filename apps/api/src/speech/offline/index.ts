export { findVoiceProgram } from './find-voice-program.ts';
export {
  createOfflineSpeech,
  type OfflineSpeech,
  type OfflineSpeechOptions,
} from './offline-speech.ts';
export { createPreviewRoutes, previewUrl, PREVIEWS_PATH } from './preview-routes.ts';
