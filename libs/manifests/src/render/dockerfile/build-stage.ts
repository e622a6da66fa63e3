import { BUILD_IMAGES } from '../build-images.ts';

/** The programs of the image, each a folder of `apps`. */
export const APPS = ['ui', 'ui-server', 'supervisor', 'api'] as const;

/** Where the image says which packages are in the bundles, a file for each app. */
export const BUNDLED_FOLDER = '/app/bundled';

const ABOUT = '/out/about';

/** What the stage depends on: folders of npm workspaces, such as `apps/api`. */
export interface BuildStageOptions {
  /** All of them: `npm ci` wants the package.json of each, and compilers the tsconfig.json that others refer to. */
  readonly workspaces: readonly string[];
  /** Those whose source is bundled, or bundles. */
  readonly sources: readonly string[];
}

/**
 * The stage that installs and bundles. Settings of npm, for a mirror of the registry, are those of a secret
 * that the image keeps nothing of; without one, npm uses its own.
 */
export function buildStage({ workspaces, sources }: BuildStageOptions): string[] {
  return [
    `FROM ${BUILD_IMAGES.node} AS build`,
    'WORKDIR /src',
    'ENV CI=true',
    '# Only these decide what is installed, so a change of the source does not install again.',
    'COPY package.json package-lock.json .npmrc ./',
    ...workspaces.map((folder) =>
      sources.includes(folder)
        ? `COPY ${folder}/package.json ${folder}/`
        : `COPY ${folder}/package.json ${folder}/tsconfig.json ${folder}/`,
    ),
    'RUN --mount=type=cache,target=/npm-cache --mount=type=secret,id=npmrc --mount=type=secret,id=npm-ca \\',
    '  npm ci --no-audit --no-fund --cache=/npm-cache --userconfig=/run/secrets/npmrc',
    'COPY tsconfig.base.json LICENSE NOTICE ./',
    ...sources.map((folder) => `COPY ${folder} ${folder}`),
    `RUN for app in ${APPS.join(' ')}; do (cd apps/$app && ../../node_modules/.bin/vite build) || exit 1; done`,
    '# The bundles need nothing but Node. Times are those of no day: the same source gives the same layer.',
    `RUN mkdir -p ${ABOUT}${BUNDLED_FOLDER} \\`,
    `  && for app in ${APPS.join(' ')}; do \\`,
    '       mkdir -p /out/$app/app/apps/$app && cp -R apps/$app/dist /out/$app/app/apps/$app/dist \\',
    `         && mv /out/$app/app/apps/$app/dist/bundled-packages.json ${ABOUT}${BUNDLED_FOLDER}/$app.json || exit 1; \\`,
    '     done \\',
    `  && cp LICENSE NOTICE ${ABOUT}/app \\`,
    `  && printf '{"name":"elevendops","private":true,"type":"module"}\\n' > ${ABOUT}/app/package.json \\`,
    "  && find /out \\( -name '*.map' -o -name 'bundled-packages.json.*' \\) -delete \\",
    '  && find /out -exec touch -h -d @0 {} +',
  ];
}
