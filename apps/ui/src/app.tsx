import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import type { i18n } from 'i18next';
import { useEffect } from 'react';
import { I18nextProvider } from 'react-i18next';
import { RouterProvider, type RouterProviderProps } from 'react-router/dom';
import type { ApiClient } from './api/api-client.ts';
import { ApiProvider } from './api/api-context.ts';
import { Announcements } from './feedback/announcements.tsx';
import { PREFERENCE_KEYS } from './shell/preferences.ts';
import { theme } from './theme/theme.ts';
import { ClockProvider, type Clock } from './time/clock.tsx';

/** What the client is made of; everything that touches the outside is passed in. */
export interface AppProps {
  readonly api: ApiClient;
  readonly clock: Clock;
  readonly i18n: i18n;
  readonly queryClient: QueryClient;
  readonly router: RouterProviderProps['router'];
  /** `test` switches transitions off. @default 'default' */
  readonly env?: 'default' | 'test';
}

const colourSchemes = localStorageColorSchemeManager({ key: PREFERENCE_KEYS.colourScheme });

/** The whole client. */
export function App(props: AppProps) {
  const { api, clock, i18n, queryClient, router, env = 'default' } = props;
  useDocumentLanguage(i18n);
  return (
    <I18nextProvider i18n={i18n}>
      <MantineProvider
        theme={theme}
        colorSchemeManager={colourSchemes}
        defaultColorScheme="auto"
        withCssVariables={false}
        withGlobalClasses={false}
        env={env}
      >
        <QueryClientProvider client={queryClient}>
          <ApiProvider value={api}>
            <ClockProvider clock={clock}>
              <Announcements />
              <RouterProvider router={router} />
            </ClockProvider>
          </ApiProvider>
        </QueryClientProvider>
      </MantineProvider>
    </I18nextProvider>
  );
}

function useDocumentLanguage(i18n: i18n): void {
  useEffect(() => {
    const show = (language: string) => {
      document.documentElement.lang = language;
    };
    show(i18n.language);
    i18n.on('languageChanged', show);
    return () => {
      i18n.off('languageChanged', show);
    };
  }, [i18n]);
}
