export { createGeminiLanguageModel, type GeminiOptions } from './gemini-language-model.ts';
export { interpretGeminiRefusal } from './interpret-refusal.ts';
