/** The sound of a reply, as a browser can play it. The API says MP3 or WAV, and the first bytes say which. */
export function soundOf(base64: string): Blob {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const isWav = String.fromCharCode(...bytes.subarray(0, 4)) === 'RIFF';
  return new Blob([bytes], { type: isWav ? 'audio/wav' : 'audio/mpeg' });
}
