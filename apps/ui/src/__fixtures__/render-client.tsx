import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter } from 'react-router';
import { createApiClient } from '../api/api-client.ts';
import { createQueryClient } from '../api/create-query-client.ts';
import { App } from '../app.tsx';
import { createI18n } from '../i18n/create-i18n.ts';
import type { Language } from '../i18n/languages.ts';
import { createTextLoader } from '../i18n/load-texts.ts';
import { createRoutes } from '../routes.tsx';
import type { FakeApi } from './fake-api.ts';

/** The whole client at an address, over a fake API. */
export async function renderClient(
  api: FakeApi,
  address: string,
  options: { readonly language?: Language } = {},
) {
  const { language = 'en' } = options;
  const i18n = await createI18n(language);
  const router = createMemoryRouter(createRoutes(createTextLoader(i18n)), {
    initialEntries: [address],
  });
  const queryClient = createQueryClient({ retryDelayMs: 1 });
  render(
    <App
      api={createApiClient(api.transport)}
      clock={() => new Date()}
      i18n={i18n}
      queryClient={queryClient}
      router={router}
      env="test"
    />,
  );
  return { user: userEvent.setup(), router, queryClient };
}
