export { hasWords } from './has-words.ts';
export { joinLines } from './join-lines.ts';
export { cutAfter, splitSentences } from './split-sentences.ts';
