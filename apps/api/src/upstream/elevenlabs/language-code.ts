/** The code by which ElevenLabs knows a language: it has no regions, so `zh-TW` is `zh`. */
export function platformLanguage(code: string): string {
  return code.split(/[-_]/, 1)[0]?.toLowerCase() ?? code;
}
