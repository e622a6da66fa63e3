const HIGH_SURROGATES = /[\ud800-\udbff]/g;

/** How many characters the matches of `runs` hold together: far cheaper than to match each one. */
export function countCharacters(text: string, runs: RegExp): number {
  let characters = 0;
  for (const run of text.match(runs) ?? []) {
    characters += run.length - (run.match(HIGH_SURROGATES)?.length ?? 0);
  }
  return characters;
}
