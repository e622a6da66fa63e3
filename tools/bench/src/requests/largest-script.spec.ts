import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@elevendops/testing';
import { expect, it } from 'vitest';
import { largestScript } from './largest-script.ts';

it('finds the largest script, not the largest file', async () => {
  const folder = await temporaryFolder();
  expect(() => largestScript(folder.path)).toThrow(/npm run build/);
  mkdirSync(join(folder.path, 'assets'));
  const sizes = { 'a.js': 5, 'b.js': 50, 'b.js.gz': 9, 'c.css': 500, 'd.js.br': 400 };
  for (const [name, size] of Object.entries(sizes)) {
    writeFileSync(join(folder.path, 'assets', name), 'x'.repeat(size));
  }
  expect(largestScript(folder.path)).toEqual({
    path: '/assets/b.js',
    compressed: Buffer.from('x'.repeat(9)),
  });
  await folder.remove();
});
