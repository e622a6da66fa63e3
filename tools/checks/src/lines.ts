/** How many lines a text has; a final line break does not begin another one. */
export function countLines(text: string): number {
  if (text === '') {
    return 0;
  }
  const breaks = text.split('\n').length - 1;
  return text.endsWith('\n') ? breaks : breaks + 1;
}

/** The number of the line that holds the character at `index`, counted from 1. */
export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
