import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseServiceRuntime, SERVICE_NODE_MAJOR } from './service-runtime.ts';

const version = fc
  .tuple(fc.integer({ min: 0, max: 99 }), fc.nat(40), fc.nat(40))
  .map(([major, minor, patch]) => ({
    major,
    text: `v${String(major)}.${String(minor)}.${String(patch)}`,
  }));
const pinned = fc.constantFrom('/pinned/node', null);

describe('chooseServiceRuntime', () => {
  it('takes its own Node exactly when that is new enough', () => {
    fc.assert(
      fc.property(version, pinned, ({ major, text }, pinnedPath) => {
        const runtime = chooseServiceRuntime({
          execPath: '/own',
          version: text,
          pinned: pinnedPath,
        });
        const isOwn = 'execPath' in runtime && runtime.execPath === '/own';
        expect(isOwn).toBe(major >= SERVICE_NODE_MAJOR);
      }),
    );
  });

  it('takes the Node of the workspace when its own is too old', () => {
    expect(
      chooseServiceRuntime({ execPath: '/own', version: 'v20.19.0', pinned: '/pinned/node' }),
    ).toEqual({ execPath: '/pinned/node' });
  });

  it('says what it found, what it needs and how to get it when there is neither', () => {
    const runtime = chooseServiceRuntime({ execPath: '/own', version: 'v20.19.0', pinned: null });
    expect(runtime).toHaveProperty('problem', expect.stringMatching(/24.*v20\.19\.0.*npm ci/));
  });
});
