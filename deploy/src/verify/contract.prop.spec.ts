import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { manifest } from './__fixtures__/contract.ts';
import { parseContract } from './contract.ts';

const probe = fc.record({
  port: fc.integer({ min: 1, max: 65_535 }),
  path: fc.constantFrom('/', '/api/health'),
  initialDelaySeconds: fc.integer({ min: 0, max: 240 }),
  periodSeconds: fc.integer({ min: 1, max: 240 }),
  timeoutSeconds: fc.integer({ min: 1, max: 240 }),
  failureThreshold: fc.integer({ min: 1, max: 240 }),
});
const name = fc.stringMatching(/^[A-Z][A-Z0-9_]{0,12}$/);
const service = fc.record({
  name: fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/),
  containerPort: fc.integer({ min: 1, max: 65_535 }),
  mebibytes: fc.integer({ min: 128, max: 32_768 }),
  milliCpus: fc.integer({ min: 80, max: 8_000 }),
  concurrency: fc.integer({ min: 1, max: 1000 }),
  timeoutSeconds: fc.integer({ min: 1, max: 3600 }),
  env: fc.dictionary(name, fc.string(), { noNullPrototype: true }),
  secrets: fc.dictionary(name, fc.stringMatching(/^[a-z-]{1,12}$/), { noNullPrototype: true }),
  startup: probe,
  liveness: fc.option(probe),
});

function written({ port, path, ...times }: typeof probe extends fc.Arbitrary<infer T> ? T : never) {
  return { httpGet: { path, port }, ...times };
}

describe('parseContract', () => {
  it('gives back what a manifest says', () => {
    fc.assert(
      fc.property(service, (given) => {
        const secrets = Object.fromEntries(
          Object.entries(given.secrets).filter(([key]) => !(key in given.env)),
        );
        const text = stringify({
          apiVersion: 'serving.knative.dev/v1',
          kind: 'Service',
          metadata: { name: given.name },
          spec: {
            template: {
              spec: {
                containerConcurrency: given.concurrency,
                timeoutSeconds: given.timeoutSeconds,
                containers: [
                  {
                    ports: [{ containerPort: given.containerPort }],
                    resources: {
                      limits: {
                        cpu: `${String(given.milliCpus)}m`,
                        memory: `${String(given.mebibytes)}Mi`,
                      },
                    },
                    env: [
                      ...Object.entries(given.env).map(([key, value]) => ({ name: key, value })),
                      ...Object.entries(secrets).map(([key, value]) => ({
                        name: key,
                        valueFrom: { secretKeyRef: { name: value, key: 'latest' } },
                      })),
                    ],
                    startupProbe: written(given.startup),
                    ...(given.liveness === null ? {} : { livenessProbe: written(given.liveness) }),
                  },
                ],
              },
            },
          },
        });
        expect(parseContract(text)).toEqual({
          service: given.name,
          containerPort: given.containerPort,
          env: given.env,
          secrets,
          cpus: given.milliCpus / 1000,
          memoryBytes: given.mebibytes * 2 ** 20,
          concurrency: given.concurrency,
          timeoutSeconds: given.timeoutSeconds,
          startupProbe: { kind: 'http', ...given.startup },
          livenessProbe: given.liveness === null ? null : { kind: 'http', ...given.liveness },
        });
      }),
    );
  });

  it('reads the committed manifest', () => {
    expect(parseContract(manifest())).toMatchObject({
      service: 'elevendops',
      containerPort: 8080,
      cpus: 2,
      memoryBytes: 2 ** 30,
      concurrency: 80,
      secrets: { ELEVENLABS_API_KEY: 'elevenlabs-api-key' },
      startupProbe: { kind: 'http', path: '/api/health', port: 8080, initialDelaySeconds: 0 },
      livenessProbe: { periodSeconds: 30, timeoutSeconds: 5, failureThreshold: 3 },
    });
  });

  it("has Cloud Run's defaults where the manifest says nothing", () => {
    const text = stringify({
      kind: 'Service',
      metadata: { name: 'small' },
      spec: { template: { spec: { containers: [{ image: 'x' }] } } },
    });
    expect(parseContract(text)).toEqual({
      service: 'small',
      containerPort: 8080,
      env: {},
      secrets: {},
      cpus: 1,
      memoryBytes: 512 * 2 ** 20,
      concurrency: 80,
      timeoutSeconds: 300,
      startupProbe: {
        kind: 'tcp',
        path: '',
        port: 8080,
        initialDelaySeconds: 0,
        periodSeconds: 240,
        timeoutSeconds: 240,
        failureThreshold: 1,
      },
      livenessProbe: null,
    });
  });

  it.each([
    ['kind: Job', /no Cloud Run service:\n {2}kind/],
    ['a: [', /no YAML/],
    ['*unknown', /no YAML/],
    [manifest({ '"1Gi"': '"plenty"' }), /"plenty" is no amount of memory/],
    [manifest({ 'cpu: "2"': 'cpu: "many"' }), /"many" is no number of processors/],
    [
      manifest({ 'periodSeconds: 1': 'periodSeconds: "1"' }),
      /containers\.0\.startupProbe\.periodSeconds/,
    ],
  ])('refuses %#, saying what and where', (text, message) => {
    expect(() => parseContract(text)).toThrow(message);
  });

  it('never throws anything but a VerifyError', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        try {
          parseContract(text);
        } catch (error) {
          expect(error).toMatchObject({ code: 'ERR_VERIFY' });
        }
      }),
    );
  });
});
