/** The gcloud commands in the lines of a shell: without what they are joined with, or sent to. */
export function gcloudCommands(shell: string): string[] {
  return shell
    .replaceAll(/\s*\\\n\s*/g, ' ')
    .split('\n')
    .filter((line) => !/^\s*#/.test(line))
    .flatMap((line) =>
      [...line.matchAll(/(?<![\w./-])gcloud (?=[a-z])/g)].map(({ index }) =>
        untilEnd(line.slice(index)),
      ),
    );
}

/** The shell of the blocks of a Markdown text. */
export function shellOf(markdown: string): string {
  return [...markdown.matchAll(/^ *```sh\n(.*?)^ *```$/gms)].map(([, shell]) => shell).join('\n');
}

/** Up to what ends a command and stands in no quotes. */
function untilEnd(text: string): string {
  let quote: string | null = null;
  for (const [index, character] of [...text].entries()) {
    if (quote !== null) {
      quote = character === quote ? null : quote;
    } else if (character === "'" || character === '"') {
      quote = character;
    } else if (/[|;<>&)#]/.test(character)) {
      return text
        .slice(0, index)
        .replace(/\s\d?$/, '')
        .trim();
    }
  }
  return text.trim();
}
