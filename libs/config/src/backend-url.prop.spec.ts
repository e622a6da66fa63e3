import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apiUrl, padded } from './__fixtures__/arbitrary-environment.ts';
import { PRODUCTION_ENVIRONMENT } from './__fixtures__/production-environment.ts';
import { rowOf } from './environment/table.ts';
import { loadSettings } from './load-settings.ts';

const PUBLIC_PORT = '1023';
const environment = { ...PRODUCTION_ENVIRONMENT, PORT: PUBLIC_PORT };

const elsewhere = fc.oneof(
  fc.webUrl({ validSchemes: ['http', 'https'] }),
  fc.domain().map((host) => `http://${host}:8000`),
  fc
    .ipV4()
    .filter((address) => address !== '127.0.0.1')
    .map((address) => `http://${address}:8000`),
  fc.constantFrom(
    'https://localhost:8000',
    'http://localhost.example:8000',
    'http://localhost@api.example:8000',
    'http://localhost:8000/api',
    'http://localhost:8000?x=1',
    'http://localhost:0',
    'http://[::1]:8000',
    'http:localhost:8000',
    'localhost:8000',
    '//localhost:8000',
    'ftp://localhost:8000',
  ),
);

describe('Property 3: production uses localhost for the backend', () => {
  it('gives a loopback http URL and its port for any production settings', () => {
    fc.assert(
      fc.property(fc.option(padded(apiUrl), { nil: undefined }), (BACKEND_API_URL) => {
        const { backendApiUrl, apiPort } = loadSettings({ ...environment, BACKEND_API_URL });
        expect(backendApiUrl).toMatch(/^http:\/\/(localhost|127\.0\.0\.1):\d+$/);
        expect(backendApiUrl).toBe(BACKEND_API_URL?.trim() ?? 'http://localhost:8000');
        expect(backendApiUrl.endsWith(`:${String(apiPort)}`)).toBe(true);
      }),
    );
  });

  it('gives one as well when only FASTAPI_PORT is set', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1024, max: 65_535 }), (port) => {
        const settings = loadSettings({ ...environment, FASTAPI_PORT: String(port) });
        expect(settings.apiPort).toBe(port);
        expect(settings.backendApiUrl).toBe(`http://localhost:${String(port)}`);
      }),
    );
  });

  it('refuses any other address in every environment', () => {
    fc.assert(
      fc.property(
        elsewhere,
        fc.constantFrom('development', 'staging', 'production'),
        (BACKEND_API_URL, APP_ENV) => {
          expect(() => loadSettings({ ...environment, APP_ENV, BACKEND_API_URL })).toThrow(
            /BACKEND_API_URL +must be http:\/\/localhost:PORT/,
          );
        },
      ),
    );
  });

  it('is what the image sets', () => {
    const { imageValue } = rowOf('BACKEND_API_URL');
    expect(imageValue).toBe('http://localhost:8000');
    expect(
      loadSettings({ ...PRODUCTION_ENVIRONMENT, BACKEND_API_URL: imageValue }).backendApiUrl,
    ).toBe(imageValue);
  });
});
