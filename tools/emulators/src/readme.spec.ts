import { join } from 'node:path';
import { runReadmeExample } from '@elevendops/testing';
import { describe, expect, it } from 'vitest';

describe('README.md', () => {
  it('has an example that prints what its comments say', () => {
    const { promised, printed } = runReadmeExample(join(import.meta.dirname, '..'));
    expect(promised).toHaveLength(1);
    expect(printed).toEqual(promised);
  });
});
