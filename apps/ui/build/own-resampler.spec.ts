import { describe, expect, it } from 'vitest';
import { ownResampler } from './plugins.ts';

describe('ownResampler', () => {
  const { resolveId } = ownResampler();
  const resolve = (source: string, importer: string): unknown =>
    typeof resolveId === 'function'
      ? Reflect.apply(resolveId, null, [source, importer, { isEntry: false }])
      : null;

  it('takes the place of one module of the official client, and of no other', () => {
    const client = '/node_modules/@elevenlabs/client/dist/platform/web/output.js';
    expect(resolve('./addLibsamplerateModule.js', client)).toMatch(/voice\/add-resampler\.ts$/);
    expect(resolve('./volumeProvider.js', client)).toBeNull();
    expect(resolve('./addLibsamplerateModule.js', '/src/patient/patient-page.tsx')).toBeNull();
  });
});
