/** Whether a text has a letter or a digit, and so anything to say. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
