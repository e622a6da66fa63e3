/**
 * Every distinct part of an id, in lower case, so that a store that finds whole items of a list finds
 * parts of an id. An id of 64 characters has at most 2,080.
 */
export function patientIdGrams(patientId: string): string[] {
  const id = patientId.toLowerCase();
  const grams = new Set<string>();
  for (let start = 0; start < id.length; start += 1) {
    for (let end = start + 1; end <= id.length; end += 1) {
      grams.add(id.slice(start, end));
    }
  }
  return [...grams];
}
