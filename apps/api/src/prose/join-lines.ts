const TIGHT_END = /[\p{Script=Han}。，、；：！？]$/u;
const TIGHT_START = /^\p{Script=Han}/u;

/** Puts lines together that were only broken to fit; between Chinese characters there is no blank. */
export function joinLines(lines: readonly string[]): string {
  return lines
    .map((line, index) => {
      // Two units hold any character.
      const end = lines[index - 1]?.slice(-2) ?? '';
      const isTight = TIGHT_END.test(end) && TIGHT_START.test(line.slice(0, 2));
      return index === 0 || isTight ? line : ` ${line}`;
    })
    .join('');
}
