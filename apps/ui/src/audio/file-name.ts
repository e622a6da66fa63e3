const MAX_CHARACTERS = 100;

/** A name for a downloaded recording that every file system takes; never without letters. */
export function fileNameOf(name: string): string {
  const plain = name
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/^[ .]+|[ .]+$/gu, '');
  const short = [...plain].slice(0, MAX_CHARACTERS).join('').trim();
  return `${short === '' ? 'audio' : short}.mp3`;
}
