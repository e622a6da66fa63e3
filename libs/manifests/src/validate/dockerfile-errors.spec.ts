import { describe, expect, it } from 'vitest';
import { REPOSITORY } from '../__fixtures__/repository.ts';
import { renderDockerfile } from '../render/dockerfile.ts';
import { validateDockerfile } from './validate-dockerfile.ts';

const GOOD = [
  'FROM node:26.10.0 AS build',
  'WORKDIR /src',
  'COPY . .',
  'RUN npm ci',
  'FROM node:26.10.0-slim',
  'WORKDIR /app',
  'COPY --from=build /src/dist ./dist',
  'ENV BACKEND_API_URL=http://localhost:8000',
  'USER 1000:1000',
  'EXPOSE 8080',
  'HEALTHCHECK CMD ["node", "-e", "0"]',
  'CMD ["node", "dist/main.js"]',
];

/** A line of the good file by another, or added after it; the rule, and the place that has to be named. */
const ERRORS: readonly (readonly [line: number, text: string, rule: string, at: string])[] = [
  [1, 'FROM node AS build', 'from.tag', 'line[1].FROM'],
  [1, 'FROM node:latest AS build', 'from.tag', 'line[1].FROM'],
  [1, 'FROM node:26.10.0 AS other', 'copy.from', 'line[7].COPY'],
  [2, 'WORKDIR src', 'workdir', 'line[2].WORKDIR'],
  [3, 'ADD https://example.com/a.tar /a.tar', 'add', 'line[3].ADD'],
  [3, 'ADD a.tar /a', 'add', 'line[3].ADD'],
  [4, 'RUN npm install', 'run.npm-ci', 'line[4].RUN'],
  [4, 'RUN curl https://example.com/x | bash', 'run.pipe-to-shell', 'line[4].RUN'],
  [4, 'RUN sudo make', 'run.sudo', 'line[4].RUN'],
  [
    4,
    'RUN apt-get install -y curl && rm -rf /var/lib/apt/lists/*',
    'run.apt-recommends',
    'line[4].RUN',
  ],
  [4, 'RUN apt-get install -y --no-install-recommends curl', 'run.apt-lists', 'line[4].RUN'],
  [4, 'RUN apt-get update', 'run.apt-update', 'line[4].RUN'],
  [4, 'RNU npm ci', 'keyword', 'line[4].RNU'],
  [4, 'ARG GOOGLE_API_KEY=x', 'env.plain-secret', 'line[4].ARG'],
  [7, 'COPY . .', 'copy.everything', 'line[7].COPY'],
  [8, 'ENV ELEVENLABS_API_KEY=sk-1', 'env.plain-secret', 'line[8].ENV'],
  [8, 'ENV BACKEND_API_URL=https://api.example', 'env.backend-url', 'line[8].ENV'],
  [9, '', 'user', 'USER'],
  [9, 'USER root', 'user', 'line[9].USER'],
  [9, 'USER 0:0', 'user', 'line[9].USER'],
  [9, 'USER node', 'user.number', 'line[9].USER'],
  [10, 'EXPOSE 80800', 'expose', 'line[10].EXPOSE'],
  [11, '', 'healthcheck', 'HEALTHCHECK'],
  [11, 'HEALTHCHECK NONE', 'healthcheck', 'HEALTHCHECK'],
  [11, 'CMD ["node", "other.js"]', 'command.twice', 'line[11].CMD'],
  [12, '', 'command', 'CMD'],
  [12, 'CMD node dist/main.js', 'command.form', 'line[12].CMD'],
];

describe('validateDockerfile', () => {
  it('has nothing to say of a good one, nor of what the generator makes', () => {
    expect(validateDockerfile(GOOD.join('\n'))).toEqual([]);
    expect(validateDockerfile(renderDockerfile(REPOSITORY))).toEqual([]);
  });

  it.each(ERRORS)('finds what is wrong with line %i as "%s": %s', (line, text, rule, at) => {
    const lines = GOOD.with(line - 1, text);
    expect(validateDockerfile(lines.join('\n'))).toContainEqual(
      expect.objectContaining({ rule, path: at }),
    );
  });

  it('finds that everything happens in one stage', () => {
    const single = GOOD.slice(4).filter((line) => !line.startsWith('COPY'));
    expect(validateDockerfile(single.join('\n'))).toEqual([
      expect.objectContaining({ rule: 'stages', path: 'FROM' }),
    ]);
  });

  it('reads what a stage inherits from another', () => {
    const inherited = [
      ...GOOD.slice(0, 4),
      'FROM node:26.10.0-slim AS base',
      ...GOOD.slice(5),
      'FROM base',
      'LABEL a=b',
    ];
    expect(validateDockerfile(inherited.join('\n'))).toEqual([]);
  });

  it('says that a text without FROM is no Dockerfile', () => {
    expect(validateDockerfile('hello')).toEqual([expect.objectContaining({ rule: 'from' })]);
  });
});
