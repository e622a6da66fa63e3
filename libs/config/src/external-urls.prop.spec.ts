import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { externalUrl, padded } from './__fixtures__/arbitrary-environment.ts';
import { PRODUCTION_ENVIRONMENT } from './__fixtures__/production-environment.ts';
import { isLoopback } from './base-url.ts';
import { loadSettings } from './load-settings.ts';
import type { Settings } from './settings.ts';

const URLS = {
  ELEVENLABS_API_URL: 'elevenlabsApiUrl',
  GEMINI_API_URL: 'geminiApiUrl',
  LANGSMITH_ENDPOINT: 'langsmithEndpoint',
} as const;
const names = Object.keys(URLS) as (keyof typeof URLS)[];
const name = fc.constantFrom(...names);
const appEnv = fc.constantFrom('development', 'staging', 'production');

function urlsOf(settings: Settings): readonly URL[] {
  return names.map((variable) => new URL(settings[URLS[variable]]));
}

function withUrls(url: fc.Arbitrary<string>): fc.Arbitrary<Partial<Record<string, string>>> {
  return fc.record(Object.fromEntries(names.map((variable) => [variable, url])), {
    requiredKeys: [],
  });
}

describe('Property 5: external API calls use https', () => {
  it('has https URLs alone in production settings', () => {
    const urls = withUrls(padded(externalUrl({ loopbackHttp: false })));
    fc.assert(
      fc.property(urls, (given) => {
        const settings = loadSettings({ ...PRODUCTION_ENVIRONMENT, ...given });
        expect(urlsOf(settings).map(({ protocol }) => protocol)).toEqual(names.map(() => 'https:'));
      }),
    );
  });

  it('has https URLs or stand-ins on this machine outside production', () => {
    const urls = withUrls(padded(externalUrl({ loopbackHttp: true })));
    fc.assert(
      fc.property(urls, fc.constantFrom('development', 'staging'), (given, APP_ENV) => {
        const settings = loadSettings({ ...PRODUCTION_ENVIRONMENT, ...given, APP_ENV });
        for (const url of urlsOf(settings)) {
          expect(url.protocol === 'https:' || isLoopback(url)).toBe(true);
        }
        for (const [variable, url] of Object.entries(given)) {
          expect(settings[URLS[variable as keyof typeof URLS]]).toBe(url?.trim());
        }
      }),
    );
  });

  it('refuses http to anywhere else and every other scheme', () => {
    const refused = fc.oneof(
      fc.domain().map((host) => `http://${host}`),
      fc.domain().map((host) => `http://localhost.${host}`),
      fc.webUrl({ validSchemes: ['ftp', 'ws', 'file', 'javascript'] }),
      fc.constantFrom('http://localhost@evil.example', 'https://user:key@api.example', 'https:/a'),
    );
    fc.assert(
      fc.property(name, refused, appEnv, (variable, url, APP_ENV) => {
        expect(() => loadSettings({ ...PRODUCTION_ENVIRONMENT, APP_ENV, [variable]: url })).toThrow(
          new RegExp(`${variable} +must be an https URL`),
        );
      }),
    );
  });

  it('refuses http on this machine in production', () => {
    const onLoopback = externalUrl({ loopbackHttp: true }).filter((url) => url.startsWith('http:'));
    fc.assert(
      fc.property(name, onLoopback, (variable, url) => {
        expect(() => loadSettings({ ...PRODUCTION_ENVIRONMENT, [variable]: url })).toThrow(
          new RegExp(`${variable} +must be an https URL`),
        );
      }),
    );
  });
});
