import { describe, expect, it } from 'vitest';
import { loadSettings } from './load-settings.ts';
import { describeStatusAddress, statusAddressOf } from './status-address.ts';

const deployed = { dataDir: '.data', supervisorStatusPort: null };

describe('statusAddressOf', () => {
  it('is a socket beside the data in development', () => {
    const address = statusAddressOf(loadSettings({ DATA_DIR: '/srv/data' }));
    expect(address).toEqual({ path: '/srv/data/supervisor.sock' });
  });

  it('is nowhere in production and staging unless a port is set', () => {
    for (const appEnv of ['production', 'staging'] as const) {
      expect(statusAddressOf({ ...deployed, appEnv })).toBeNull();
      expect(statusAddressOf({ ...deployed, appEnv, supervisorStatusPort: 9100 })).toEqual({
        host: '127.0.0.1',
        port: 9100,
      });
    }
  });

  it('is on loopback alone, and said in words', () => {
    const address = statusAddressOf(loadSettings({ SUPERVISOR_STATUS_PORT: '9100' }));
    expect(address === null ? null : describeStatusAddress(address)).toBe('127.0.0.1:9100');
    expect(describeStatusAddress({ path: '.data/supervisor.sock' })).toBe('.data/supervisor.sock');
  });
});
