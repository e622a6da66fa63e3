import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runReadmeExample } from './readme-example.ts';

describe('README.md', () => {
  it('has an example that prints what its comments say', () => {
    const { promised, printed } = runReadmeExample(join(import.meta.dirname, '..'));
    expect(promised).toHaveLength(3);
    expect(printed).toEqual(promised);
  });
});

describe('runReadmeExample', () => {
  it('refuses a README without an example', () => {
    expect(() => runReadmeExample(join(import.meta.dirname, '../../../docs/adr'))).toThrow(
      'has no example',
    );
  });
});
