// What opens above the page: with the library that places it, one chunk that the first page does without.
export { SystemDetails } from '../shell/system-details.tsx';
export { ChoiceList } from './choice-list.tsx';
export { HintBubble } from './hint-bubble.tsx';
