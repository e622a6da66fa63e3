import { readJson } from '@nx/devkit';
import { describe, expect, it } from 'vitest';
import { filesAround, filesOf, houseTree } from './__fixtures__/house-tree.ts';
import serviceGenerator from './service-generator.ts';

async function generated() {
  const tree = await houseTree();
  await serviceGenerator(tree, { name: 'triage' });
  return tree;
}

describe('serviceGenerator', () => {
  it('writes the files of a service here and no other', async () => {
    const files = Object.keys(filesOf(await generated(), 'apps/triage')).toSorted();
    expect(files).toEqual(
      [
        'README.md',
        'package.json',
        'src/app.int.spec.ts',
        'src/app.prop.spec.ts',
        'src/app.ts',
        'src/compose.ts',
        'src/error-reply.ts',
        'src/main.ts',
        'tsconfig.json',
        'vite.config.ts',
      ].map((file) => `apps/triage/${file}`),
    );
  });

  it('changes only the references of the root tsconfig.json', async () => {
    const tree = await generated();
    const folder = 'apps/triage';
    expect(filesAround(tree, folder)).toEqual(filesAround(await houseTree(), folder));
    expect(readJson<object>(tree, 'tsconfig.json')).toMatchObject({
      references: [{ path: './apps/api' }, { path: './apps/triage' }],
    });
  });

  it('uses the versions that the other projects use', async () => {
    const manifest = readJson<Record<string, Record<string, string>>>(
      await generated(),
      'apps/triage/package.json',
    );
    expect(manifest['dependencies']).toMatchObject({
      express: '5.3.0',
      '@elevendops/service': '*',
    });
    expect(manifest['devDependencies']).toMatchObject({ '@types/express': '5.0.6' });
    expect(manifest['nx']).toEqual({ tags: ['type:app', 'platform:node', 'scope:runtime'] });
  });

  it('keeps main.ts within 40 lines, and free of template marks', async () => {
    const files = filesOf(await generated(), 'apps/triage');
    expect(files['apps/triage/src/main.ts']?.trimEnd().split('\n').length).toBeLessThanOrEqual(40);
    expect(Object.values(files).join('\n')).not.toContain('<%');
  });

  it.each(['Triage', 'triage_room', '-triage', 'triage-', '@elevendops/triage', '', '1st'])(
    'refuses the name "%s"',
    async (name) => {
      await expect(serviceGenerator(await houseTree(), { name })).rejects.toThrow('use kebab-case');
    },
  );
});
