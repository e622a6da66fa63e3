import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runReadmeExample } from '@elevendops/testing';
import { describe, expect, it } from 'vitest';
import * as manifests from './index.ts';

const project = join(import.meta.dirname, '..');

describe('README.md', () => {
  it('has an example that prints what its comments say', () => {
    const { promised, printed } = runReadmeExample(project);
    expect(promised).toHaveLength(3);
    expect(printed).toEqual(promised);
  });

  it('names every value that the library exports', () => {
    const readme = readFileSync(join(project, 'README.md'), 'utf8');
    expect(Object.keys(manifests).filter((name) => !readme.includes(`\`${name}`))).toEqual([]);
  });
});
