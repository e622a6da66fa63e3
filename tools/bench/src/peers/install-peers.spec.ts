import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '@elevendops/testing';
import { findPeers, packagesIn } from './install-peers.ts';

describe('packagesIn', () => {
  it('reads the names of what apt would fetch', () => {
    const plan = [
      'Reading package lists...',
      "'http://mirror.example/pool/s6_2.11.3.2-1_amd64.deb' s6_2.11.3.2-1_amd64.deb 127264 MD5Sum:43",
      "'http://mirror.example/pool/libs6-2.11_2.11_amd64.deb' libs6-2.11_2.11_amd64.deb 198 MD5Sum:f9",
    ].join('\n');
    expect(packagesIn(plan)).toEqual(['s6', 'libs6-2.11']);
    expect(packagesIn('0 upgraded, 0 newly installed.')).toEqual([]);
  });
});

describe('findPeers', () => {
  it('finds nothing where nothing was installed', async () => {
    const folder = await temporaryFolder();
    expect(findPeers(folder.path, '/modules')).toEqual({
      debian: null,
      pm2: null,
      nginx: null,
      proxies: null,
      workspace: '/modules',
    });
    await folder.remove();
  });
});
