// Each step is bounded, so that no text from outside can make it slow.
const STEPS: readonly (readonly [RegExp, string])[] = [
  [/!\[[^\][\n]{0,500}\]\([^()\n]{0,2000}\)/g, ' '],
  [/\[([^\][\n]{1,500})\]\([^()\n]{0,2000}\)/g, '$1'],
  [/<\/?[a-zA-Z][^<>\n]{0,500}>/g, ' '],
  [/(?<!\\)\*{1,3}(?=\S)|(?<=[^\s\\])\*{1,3}|`+|~~/g, ''],
  [/(?<![\p{L}\p{N}\\])_{1,3}(?=\S)|(?<=[^\s\\])_{1,3}(?![\p{L}\p{N}])/gu, ''],
  [/\\([\\`*_{}[\]()#+.!>|~-])/g, '$1'],
  [/\s+/g, ' '],
];

/** A line of Markdown as it is read aloud: without marks, links, images and tags. */
export function plainText(line: string): string {
  return STEPS.reduce((text, [pattern, by]) => text.replaceAll(pattern, by), line).trim();
}
