import { ENVIRONMENT_ROWS, imageVariables } from '../model/environment-values.ts';
import { BUILD_IMAGES } from './build-images.ts';
import { BASE_FOLDER, baseStage } from './dockerfile/base-stage.ts';
import { APPS, buildStage } from './dockerfile/build-stage.ts';
import { COMPILE_CACHE, warmStage } from './dockerfile/warm-stage.ts';
import { generatedHeader } from './generated-header.ts';
import { CONTAINER_PORT } from './service.ts';

/** What the Dockerfile depends on. */
export interface DockerfileOptions {
  /** Folders of all npm workspaces, such as `apps/api`: `npm ci` wants each one's package.json. */
  readonly workspaces: readonly string[];
  /** Those whose source is bundled, or bundles. */
  readonly sources: readonly string[];
  /** Of the whole repository, such as `0.1.0`. */
  readonly version: string;
  readonly rows?: typeof ENVIRONMENT_ROWS;
}

const TITLE = 'ElevenDops';

/** `deploy/Dockerfile`: builds, keeps what runs, bakes the compile cache, and runs as nobody special. */
export function renderDockerfile({
  workspaces,
  sources,
  version,
  rows = ENVIRONMENT_ROWS,
}: DockerfileOptions): string {
  const sections = [
    generatedHeader('render/dockerfile').map((line) => `# ${line}`),
    buildStage({ workspaces: workspaces.toSorted(), sources: sources.toSorted() }),
    baseStage(),
    warmStage(rows),
    finalStage(version, rows),
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function finalStage(version: string, rows: typeof ENVIRONMENT_ROWS): string[] {
  return [
    'FROM scratch',
    '# From what seldom changes to what always does: a layer is sent again only when it has changed.',
    `COPY --from=base ${BASE_FOLDER}/ /`,
    'WORKDIR /app',
    ...['about', ...APPS].map((part) => `COPY --from=build /out/${part}/ /`),
    `COPY --from=warm ${COMPILE_CACHE}/ ${COMPILE_CACHE}/`,
    'ARG BUILD_REVISION=local',
    '# The cache is read and not added to: what an instance writes is memory, and is gone with it.',
    'ENV PATH=/usr/local/bin:/usr/bin \\',
    '    NODE_ENV=production \\',
    `    NODE_COMPILE_CACHE=${COMPILE_CACHE} \\`,
    '    NODE_COMPILE_CACHE_READONLY=1 \\',
    ...imageEnvironment(rows),
    `LABEL org.opencontainers.image.title="${TITLE}" \\`,
    '      org.opencontainers.image.description="Voice-AI patient education in one container" \\',
    '      org.opencontainers.image.licenses="MIT" \\',
    `      org.opencontainers.image.base.name="docker.io/library/${BUILD_IMAGES.node}" \\`,
    `      org.opencontainers.image.version="${version}" \\`,
    '      org.opencontainers.image.revision="$BUILD_REVISION"',
    '# A number, so that a platform can see that it is not root.',
    'USER 1000:1000',
    '# Cloud Run tells the port by PORT, and looks at neither of these two; other engines do.',
    `EXPOSE ${String(CONTAINER_PORT)}`,
    'HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \\',
    `  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || ${String(CONTAINER_PORT)}) + '/api/health').then((reply) => process.exit(reply.ok ? 0 : 1), () => process.exit(1))"]`,
    'ENTRYPOINT ["/usr/bin/tini", "--"]',
    'CMD ["node", "apps/supervisor/dist/main.js"]',
  ];
}

/** Variables that never differ from one deployment to another. */
function imageEnvironment(rows: typeof ENVIRONMENT_ROWS): string[] {
  const lines = imageVariables(rows).map(
    ({ name, value }) => `${name}=${value === '{revision}' ? '$BUILD_REVISION' : value}`,
  );
  return lines.map((line, index) => `    ${line}${index === lines.length - 1 ? '' : ' \\'}`);
}
