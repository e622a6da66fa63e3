import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseImages, parseNodeBase, standInDockerfile } from './base-images.ts';

describe('baseImages', () => {
  it('finds what comes from outside, once', () => {
    const dockerfile = [
      'FROM node:26.10.0-bookworm AS build',
      'from --platform=linux/amd64 debian:12 as Base',
      'FROM base AS warm',
      'FROM node:26.10.0-bookworm AS again',
      'FROM scratch',
    ];
    expect(baseImages(dockerfile.join('\n'))).toEqual(['node:26.10.0-bookworm', 'debian:12']);
  });
});

describe('parseNodeBase', () => {
  it('knows every version of Node on a Debian', () => {
    const version = fc.tuple(fc.nat(), fc.nat(), fc.nat()).map((parts) => parts.join('.'));
    fc.assert(
      fc.property(version, fc.constantFrom('bookworm', 'trixie'), (nodeVersion, debian) => {
        const image = `node:${nodeVersion}-${debian}`;
        expect(parseNodeBase(image)).toEqual({ image, nodeVersion, debian });
        expect(standInDockerfile(image)).toContain(`LABEL stand-in="${image}"`);
      }),
    );
  });

  it.each(['node:26', 'node:26.10.0-alpine3.22', 'debian:12', 'node:latest'])(
    'does not stand in for %s',
    (image) => {
      expect(parseNodeBase(image)).toBeNull();
    },
  );
});
