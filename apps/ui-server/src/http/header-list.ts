/** Header names and values in turn, as `writeHead` and `rawHeaders` have them. */
export type HeaderList = readonly string[];

/** The names and values of a record as a flat list. */
export function headerListOf(headers: Readonly<Record<string, string>>): HeaderList {
  return Object.entries(headers).flat();
}
