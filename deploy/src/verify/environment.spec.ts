import { loadSettings } from '@elevendops/config';
import { describe, expect, it } from 'vitest';
import { manifest } from './__fixtures__/contract.ts';
import { parseContract } from './contract.ts';
import { contractEnvironment, imageEnvironment } from './environment.ts';

const contract = parseContract(manifest());

describe('contractEnvironment', () => {
  it('is one that the program takes, in production, with every secret', () => {
    const env = contractEnvironment(contract, { port: 4321, apiPort: 8000 });
    const settings = loadSettings({ ...imageEnvironment(), ...env });
    expect(settings).toMatchObject({
      appEnv: 'production',
      port: 4321,
      apiPort: 8000,
      revision: 'elevendops-00001-ver',
      serviceName: 'elevendops',
      googleCloudProject: 'elevendops-verification',
    });
    expect(env).not.toHaveProperty('BACKEND_API_URL');
  });

  it('has secrets of its own each time', () => {
    const [one, other] = [1, 2].map(() => contractEnvironment(contract, { port: 1, apiPort: 2 }));
    for (const name of Object.keys(contract.secrets)) {
      expect(one?.[name]).not.toBe(other?.[name]);
    }
  });

  it('says where the API listens when its own port is taken', () => {
    const env = contractEnvironment(contract, { port: 4321, apiPort: 4322 });
    expect(env['BACKEND_API_URL']).toBe('http://localhost:4322');
  });
});
