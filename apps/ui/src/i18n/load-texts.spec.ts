import type { i18n } from 'i18next';
import { describe, expect, it } from 'vitest';
import { createI18n } from './create-i18n.ts';
import { createTextLoader } from './load-texts.ts';

describe('createTextLoader', () => {
  it('makes the texts of a page ready in the language of the page', async () => {
    const i18n = await createI18n('zh-TW');
    expect(i18n.exists('studio:steps.script')).toBe(false);
    await createTextLoader(i18n)(['studio']);
    expect(i18n.t('studio:steps.script')).toBe('講稿');
  });

  it('brings the texts of loaded pages when the language changes, and no others', async () => {
    const i18n = await createI18n('en');
    await createTextLoader(i18n)(['studio']);
    await i18n.changeLanguage('zh-TW');
    expect(i18n.t('studio:steps.script')).toBe('講稿');
    expect(i18n.t('actions.cancel')).toBe('取消');
    expect(i18n.hasResourceBundle('zh-TW', 'player')).toBe(false);
  });

  it('asks again for texts that could not be fetched, and says when there are none', async () => {
    let reachable = false;
    const asked: string[] = [];
    const i18n = {
      language: 'en',
      hasResourceBundle: () => reachable,
      loadNamespaces: () => Promise.resolve(),
      reloadResources: (_languages: readonly string[], namespaces: readonly string[]) => {
        asked.push(...namespaces);
        return Promise.resolve();
      },
    } as unknown as i18n;
    const load = createTextLoader(i18n);
    await expect(load(['player'])).rejects.toThrow('The texts of player could not be fetched');
    expect(asked).toEqual(['player']);
    reachable = true;
    await expect(load(['player'])).resolves.toBeUndefined();
  });
});
