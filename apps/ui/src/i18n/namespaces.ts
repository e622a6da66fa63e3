import type { Language } from './languages.ts';
import type { Translation } from './translation.ts';

/** The texts of one namespace, fetched when somebody reads them. */
interface TextSource<English> {
  readonly en: () => Promise<English>;
  readonly 'zh-TW': () => Promise<Translation<English>>;
}

/**
 * The texts that the first load does not need: a page names the ones it shows (`texts` in routes.tsx), and
 * they come with its code. In code the keys begin with the namespace: `t('knowledge:search')`.
 */
export const NAMESPACES = {
  agents: texts({
    en: async () => (await import('./en-agents.ts')).enAgents,
    'zh-TW': async () => (await import('./zh-TW-agents.ts')).zhTWAgents,
  }),
  patient: texts({
    en: async () => (await import('./en-patient.ts')).enPatient,
    'zh-TW': async () => (await import('./zh-TW-patient.ts')).zhTWPatient,
  }),
  system: texts({
    en: async () => (await import('./en-system.ts')).enSystem,
    'zh-TW': async () => (await import('./zh-TW-system.ts')).zhTWSystem,
  }),
  insights: texts({
    en: async () => (await import('./en-insights.ts')).enInsights,
    'zh-TW': async () => (await import('./zh-TW-insights.ts')).zhTWInsights,
  }),
  dashboard: texts({
    en: async () => (await import('./en-dashboard.ts')).enDashboard,
    'zh-TW': async () => (await import('./zh-TW-dashboard.ts')).zhTWDashboard,
  }),
  figures: texts({
    en: async () => (await import('./en-figures.ts')).enFigures,
    'zh-TW': async () => (await import('./zh-TW-figures.ts')).zhTWFigures,
  }),
  knowledge: texts({
    en: async () => (await import('./en-knowledge.ts')).enKnowledge,
    'zh-TW': async () => (await import('./zh-TW-knowledge.ts')).zhTWKnowledge,
  }),
  studio: texts({
    en: async () => (await import('./en-studio.ts')).enStudio,
    'zh-TW': async () => (await import('./zh-TW-studio.ts')).zhTWStudio,
  }),
  player: texts({
    en: async () => (await import('./en-player.ts')).enPlayer,
    'zh-TW': async () => (await import('./zh-TW-player.ts')).zhTWPlayer,
  }),
};

/** @see NAMESPACES */
export type Namespace = keyof typeof NAMESPACES;

/** The English texts of each namespace, which are the source of every key. */
export type NamespaceTexts = {
  readonly [N in Namespace]: Awaited<ReturnType<(typeof NAMESPACES)[N]['en']>>;
};

/** Fetches the texts of a namespace in a language; undefined when there is no such namespace. */
export function fetchTexts(language: Language, namespace: string): Promise<object> | undefined {
  return isNamespace(namespace) ? NAMESPACES[namespace][language]() : undefined;
}

function isNamespace(name: string): name is Namespace {
  return Object.hasOwn(NAMESPACES, name);
}

function texts<English extends object>(source: TextSource<English>): TextSource<English> {
  return source;
}
