import './theme/styles.ts';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { createApiClient } from './api/api-client.ts';
import { createQueryClient } from './api/create-query-client.ts';
import { App } from './app.tsx';
import { createI18n } from './i18n/create-i18n.ts';
import { chooseLanguage } from './i18n/languages.ts';
import { createTextLoader } from './i18n/load-texts.ts';
import { createRoutes } from './routes.tsx';
import { readLanguage } from './shell/preferences.ts';

// Not a top-level await: every lazy chunk would have to be kept apart from this module.
async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) {
    throw new Error('index.html has no element with the id "root"');
  }
  const remembered = readLanguage(() => window.localStorage);
  const i18n = await createI18n(chooseLanguage(remembered, navigator.languages));
  const api = createApiClient({
    fetch: (path, init) => fetch(path, init),
    createUploadRequest: () => new XMLHttpRequest(),
    schedule(action, delayMs) {
      const timer = setTimeout(action, delayMs);
      return () => {
        clearTimeout(timer);
      };
    },
  });
  const queryClient = createQueryClient();
  const router = createBrowserRouter(createRoutes(createTextLoader(i18n)));
  const clock = () => new Date();
  createRoot(root).render(<App {...{ api, clock, i18n, queryClient, router }} />);
}

void start();
