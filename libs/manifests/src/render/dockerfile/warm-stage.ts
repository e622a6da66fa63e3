import type { ENVIRONMENT_ROWS } from '../../model/environment-values.ts';
import { APPS } from './build-stage.ts';

/** Where Node finds compiled code, in the image and where it is made. */
export const COMPILE_CACHE = '/app/.compile-cache';

/** The program that starts the system once; the engine has to be sent it. */
export const WARM_UP_FOLDER = 'deploy/src/warm-up';

/** The stage whose compile cache the image gets: made by the user who will run the container. */
export function warmStage(rows: typeof ENVIRONMENT_ROWS): string[] {
  return [
    '# Starts the whole system once, with keys that are none, so that its compiled code is kept. The cache is that of',
    '# one user: the one who runs the container. The same bundles give the same bytes.',
    'FROM base AS warm',
    'WORKDIR /app',
    `COPY ${WARM_UP_FOLDER} /warm-up`,
    ...APPS.map((app) => `COPY --from=build /out/${app}/ /`),
    `RUN mkdir ${COMPILE_CACHE} && chown 1000:1000 ${COMPILE_CACHE}`,
    'USER 1000:1000',
    `RUN ${warmEnvironment(rows).join(' ')} \\`,
    `  node /warm-up/main.ts /app ${COMPILE_CACHE}`,
  ];
}

/** What production needs to start: values that nothing is reached with. */
function warmEnvironment(rows: typeof ENVIRONMENT_ROWS): string[] {
  const needed = rows.filter(
    ({ requiredInProduction, secretName }) =>
      requiredInProduction === true || secretName !== undefined,
  );
  return [
    'NODE_ENV=production',
    'APP_ENV=production',
    ...needed.map(({ name, example }) => `${name}=${example ?? 'none'}`),
  ];
}
