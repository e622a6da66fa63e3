export { createElevenLabsClient, type ElevenLabsAccount, type UpstreamEffects } from './client.ts';
export { elevenLabsError } from './errors.ts';
export { platformLanguage } from './language-code.ts';
export { pathWithId } from './path.ts';
