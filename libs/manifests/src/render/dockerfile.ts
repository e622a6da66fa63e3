import { ENVIRONMENT_ROWS, imageVariables } from '../model/environment-values.ts';
import { BUILD_IMAGES } from './build-images.ts';
import { generatedHeader } from './generated-header.ts';
import { CONTAINER_PORT } from './service.ts';

/** What the Dockerfile depends on. */
export interface DockerfileOptions {
  /** Folders of all npm workspaces, such as `apps/api`: `npm ci` wants each one's package.json. */
  readonly workspaces: readonly string[];
  readonly rows?: typeof ENVIRONMENT_ROWS;
}

const APPS = ['api', 'supervisor', 'ui', 'ui-server'];
const TITLE = 'ElevenDops';
/** Credentials of nobody, so that the ones of the machine that builds are not even looked for. */
const NOBODY = JSON.stringify({
  type: 'authorized_user',
  client_id: 'none',
  client_secret: 'none',
  refresh_token: 'none',
});

/** `deploy/Dockerfile`: builds, keeps what runs, bakes the compile cache, and runs as nobody special. */
export function renderDockerfile({
  workspaces,
  rows = ENVIRONMENT_ROWS,
}: DockerfileOptions): string {
  const folders = workspaces.toSorted();
  const sections = [
    generatedHeader('render/dockerfile').map((line) => `# ${line}`),
    [
      `FROM ${BUILD_IMAGES.node} AS build`,
      'WORKDIR /src',
      'ENV CI=true NX_DAEMON=false NX_NO_CLOUD=true',
      '# Only these decide what is installed, so a change of the source does not install again.',
      'COPY package.json package-lock.json .npmrc ./',
      ...folders.map((folder) => `COPY ${folder}/package.json ${folder}/package.json`),
      'RUN npm ci --no-audit --no-fund',
      'COPY nx.json tsconfig.json tsconfig.base.json ./',
      ...topFolders(folders).map((folder) => `COPY ${folder} ${folder}`),
      `RUN ./node_modules/.bin/nx run-many -t build -p ${APPS.map((app) => `@elevendops/${app}`).join(',')} --output-style=static`,
      '# The bundles need nothing but Node. Times are those of no day: the same source gives the same layer.',
      'RUN mkdir -p /out/apps \\',
      `  && for app in ${APPS.join(' ')}; do mkdir /out/apps/$app && cp -R apps/$app/dist /out/apps/$app/dist; done \\`,
      "  && find /out -name '*.map' -delete \\",
      `  && printf '{"name":"elevendops","private":true,"type":"module"}\\n' > /out/package.json \\`,
      '  && find /out -exec touch -h -d @0 {} +',
      'COPY LICENSE NOTICE /out/',
    ],
    [
      `FROM ${BUILD_IMAGES.runtime} AS runtime`,
      '# As PID 1, tini passes signals on and reaps what is orphaned.',
      'RUN apt-get update \\',
      '  && apt-get install -y --no-install-recommends tini \\',
      '  && rm -rf /var/lib/apt/lists/* /var/cache/* /var/log/*',
      'WORKDIR /app',
      'COPY --from=build /out/ ./',
      'ENV NODE_ENV=production NODE_COMPILE_CACHE=/app/.compile-cache',
    ],
    [
      '# Starts the whole system once, with keys that are none, so that its compiled code is kept. The cache is',
      '# that of one user: the one who runs the container.',
      'FROM runtime AS warm',
      'RUN mkdir .compile-cache && chown 1000:1000 .compile-cache',
      'USER 1000:1000',
      `RUN printf '%s' '${NOBODY}' > /tmp/nobody.json \\`,
      `  && export ${warmEnvironment(rows).join(' ')} \\`,
      '  && { node apps/supervisor/dist/main.js & supervisor=$!; } \\',
      '  && tries=0 \\',
      '  && until node apps/supervisor/dist/main.js status > /dev/null 2>&1; do \\',
      '       tries=$((tries + 1)); [ "$tries" -lt 100 ] || exit 1; sleep 0.2; \\',
      '     done \\',
      '  && kill -TERM "$supervisor" && wait "$supervisor" \\',
      '  && find .compile-cache -exec touch -h -d @0 {} +',
    ],
    [
      'FROM runtime',
      'COPY --from=warm /app/.compile-cache ./.compile-cache',
      'ARG BUILD_REVISION=local',
      ...imageEnvironment(rows),
      `LABEL org.opencontainers.image.title="${TITLE}" \\`,
      '      org.opencontainers.image.description="Voice-AI patient education in one container" \\',
      '      org.opencontainers.image.licenses="MIT" \\',
      '      org.opencontainers.image.revision="$BUILD_REVISION"',
      '# A number, so that a platform can see that it is not root.',
      'USER 1000:1000',
      '# Cloud Run tells the port by PORT, and looks at neither of these two; other engines do.',
      `EXPOSE ${String(CONTAINER_PORT)}`,
      'HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \\',
      `  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || ${String(CONTAINER_PORT)}) + '/api/health').then((reply) => process.exit(reply.ok ? 0 : 1), () => process.exit(1))"]`,
      'ENTRYPOINT ["/usr/bin/tini", "--"]',
      'CMD ["node", "apps/supervisor/dist/main.js"]',
    ],
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function topFolders(folders: readonly string[]): string[] {
  return [...new Set(folders.map((folder) => folder.split('/')[0] ?? folder))];
}

/** Variables that never differ from one deployment to another. */
function imageEnvironment(rows: typeof ENVIRONMENT_ROWS): string[] {
  const lines = imageVariables(rows).map(
    ({ name, value }) => `${name}=${value === '{revision}' ? '$BUILD_REVISION' : value}`,
  );
  return lines.map((line, index) => {
    const start = index === 0 ? 'ENV ' : '    ';
    return `${start}${line}${index === lines.length - 1 ? '' : ' \\'}`;
  });
}

/** What production needs to start: values that nothing is reached with. */
function warmEnvironment(rows: typeof ENVIRONMENT_ROWS): string[] {
  const needed = rows.filter(
    ({ requiredInProduction, secretName }) =>
      requiredInProduction === true || secretName !== undefined,
  );
  return [
    'APP_ENV=production',
    'GOOGLE_APPLICATION_CREDENTIALS=/tmp/nobody.json',
    'SUPERVISOR_STATUS_PORT=9100',
    ...needed.map(({ name, example }) => `${name}=${example ?? 'none'}`),
  ];
}
