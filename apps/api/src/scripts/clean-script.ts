const FENCE = /^(`{3,}|~{3,})[^\n`]*\n/;

/** A script without the code fence that models like to put around it, and without blanks around it. */
export function cleanScript(text: string): string {
  const trimmed = text.trim();
  const [opening, marks] = FENCE.exec(trimmed) ?? [];
  if (opening === undefined || marks === undefined) {
    return trimmed;
  }
  const end = trimmed.lastIndexOf(`\n${marks}`);
  const isClosed = end >= opening.length - 1 && trimmed.slice(end + 1).trim() === marks;
  return isClosed ? trimmed.slice(opening.length, Math.max(end, opening.length)).trim() : trimmed;
}
