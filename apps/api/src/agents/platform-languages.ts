import { AGENT_LANGUAGES, type AgentLanguage } from '@elevendops/contract';

/**
 * The languages of an agent as the platform has them, the main one first. Those that we do not offer are
 * left out, and ours are kept when none is left.
 */
export function languagesFromPlatform(
  ours: readonly AgentLanguage[],
  theirs: readonly string[],
): AgentLanguage[] {
  const known = theirs.filter((code): code is AgentLanguage =>
    AGENT_LANGUAGES.some((language) => language === code),
  );
  return known.length === 0 ? [...ours] : [...new Set(known)];
}
