/**
 * Reads the patterns of an ignore file that this repository uses: a name (`.env`), a folder (`dist/`),
 * an ending (`*.log`). The result says whether a file or folder of that name is ignored.
 * @throws Error when a line is another kind of pattern, which would be silently misread
 */
export function parseIgnoreFile(text: string): (name: string, isFolder: boolean) => boolean {
  const patterns = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const matchers = patterns.map(matcherOf);
  return (name, isFolder) => matchers.some((matches) => matches(name, isFolder));
}

function matcherOf(pattern: string): (name: string, isFolder: boolean) => boolean {
  if (/^[^*?[\]!/\\]+$/.test(pattern)) {
    return (name) => name === pattern;
  }
  if (/^[^*?[\]!/\\]+\/$/.test(pattern)) {
    return (name, isFolder) => isFolder && `${name}/` === pattern;
  }
  if (/^\*[^*?[\]!/\\]+$/.test(pattern)) {
    return (name) => name.endsWith(pattern.slice(1));
  }
  throw new Error(
    `.gitignore: "${pattern}" is a kind of pattern that the house rules do not read; use a name, "folder/" or "*.ending", or teach tools/checks/src/ignore-file.ts.`,
  );
}
