import { platformLanguage } from '../../upstream/elevenlabs/index.ts';

const TAG = 'elevendops:language:';

/**
 * How an agent's languages are written on the platform. It has no regions, so tags keep the codes of each
 * language that has some.
 */
export interface PlatformLanguages {
  readonly main: string;
  /** Each further language once. */
  readonly others: readonly string[];
  readonly tags: readonly string[];
}

/** Writes the languages of an agent, the main one first. */
export function toPlatformLanguages(codes: readonly string[]): PlatformLanguages {
  const [main = 'en', ...others] = new Set(codes.map(platformLanguage));
  const regional = new Set(
    codes.filter((code) => code !== platformLanguage(code)).map(platformLanguage),
  );
  const tags = codes
    .filter((code) => regional.has(platformLanguage(code)))
    .map((code) => `${TAG}${code}`);
  return { main, others, tags: [...new Set(tags)] };
}

/** Reads them again; a tag whose language is gone says nothing. */
export function fromPlatformLanguages({
  main,
  others,
  tags,
}: PlatformLanguages): readonly string[] {
  const kept = tags.filter(isLanguageTag).map((tag) => tag.slice(TAG.length));
  const codes = [main, ...others].flatMap((language) => {
    const known = kept.filter((code) => platformLanguage(code) === language);
    return known.length > 0 ? known : [language];
  });
  return [...new Set(codes)];
}

/** Whether a tag is one of those that keep a language. */
export function isLanguageTag(tag: string): boolean {
  return tag.startsWith(TAG);
}
