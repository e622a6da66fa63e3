import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { npmSettingsForBuild, secretsOf } from './npm-settings.ts';

const REGISTRY = 'https://npm.example.test/';
const host = fc.stringMatching(/^[a-z]{1,10}\.example\.test$/);

describe('npmSettingsForBuild', () => {
  it('says where packages come from, and nothing else, where npm is told nothing else', () => {
    fc.assert(
      fc.property(fc.constantFrom(null, '', 'fund=false\ncache=/x\n# registry=no'), (npmrc) => {
        const built = npmSettingsForBuild({ npmrc, registry: REGISTRY, cafile: null }, {});
        expect(built).toEqual({ npmrc: `registry=${REGISTRY}\n`, cafile: null });
      }),
    );
  });

  it('keeps where packages come from and who asks, and no folder of this machine', () => {
    fc.assert(
      fc.property(host, fc.stringMatching(/^\w{1,20}$/), (name, key) => {
        const npmrc = [
          `registry=https://${name}/old`,
          `@scope:registry=https://${name}/scope`,
          `//${name}/:_password=\${KEY}`,
          'cache=/srv/npm',
          'cafile=/srv/ca.pem',
          'prefix = /srv',
        ].join('\r\n');
        const settings = { npmrc, registry: `https://${name}/npm/`, cafile: '/srv/ca.pem' };
        const built = npmSettingsForBuild(settings, { KEY: key });
        expect(built.npmrc.split('\n')).toEqual([
          `@scope:registry=https://${name}/scope`,
          `//${name}/:_password=${key}`,
          `registry=https://${name}/npm/`,
          'cafile=/run/secrets/npm-ca',
          '',
        ]);
        expect(built.cafile).toBe('/srv/ca.pem');
        expect(Object.values(secretsOf(built))).toEqual([name, key, name]);
      }),
    );
  });

  it('takes the certificates that Node is told of, unless npm has its own', () => {
    const settings = { npmrc: null, registry: REGISTRY, cafile: null };
    const env = { NODE_EXTRA_CA_CERTS: '/node.pem' };
    expect(npmSettingsForBuild(settings, env).cafile).toBe('/node.pem');
    expect(npmSettingsForBuild({ ...settings, cafile: '/npm.pem' }, env).cafile).toBe('/npm.pem');
    expect(npmSettingsForBuild(settings, { NODE_EXTRA_CA_CERTS: '' }).cafile).toBeNull();
  });

  it('leaves a variable that is not set as it is written, for npm to complain about', () => {
    const npmrc = '//npm.example.test/:_password=${NOWHERE}';
    const built = npmSettingsForBuild({ npmrc, registry: REGISTRY, cafile: null }, {});
    expect(built.npmrc).toContain('${NOWHERE}');
  });
});
