import { describe, expect, it } from 'vitest';
import { treeOf } from '../__fixtures__/tree-of.ts';
import { checkMachineTraces, machineTraces } from './machine-traces.ts';

// Put together here, so that this file names no machine itself.
const HOME = ['', 'home', 'ada'].join('/');
const REGISTRY = ['registry', 'packages', 'example'].join('.');

describe('checkMachineTraces', () => {
  it('finds a path of one machine, with its line', () => {
    expect(checkMachineTraces(treeOf({ 'docs/a.md': `first\ncd ${HOME}/app` }))).toEqual([
      expect.stringMatching(/^docs\/a\.md:2 names a path of one machine/),
    ]);
  });

  it.each(['work', 'root', 'home'])('finds /%s/ in quotes', (folder) => {
    const path = ['', folder, 'x'].join('/');
    expect(machineTraces(`const file = '${path}';`)).toEqual([
      { line: 1, text: path, kind: 'path' },
    ]);
  });

  it('finds a registry and a registry key', () => {
    const key = ['_auth', 'Token'].join('');
    expect(checkMachineTraces(treeOf({ '.npmrc': `//${REGISTRY}/:${key}=x` }))).toHaveLength(2);
  });

  it.each([
    'src/work/item.ts',
    'https://example.org/home/page',
    '../root/x',
    'a registry of voices',
  ])('leaves "%s" alone', (text) => {
    expect(machineTraces(text)).toEqual([]);
  });

  it('does not read pictures', () => {
    expect(checkMachineTraces(treeOf({ 'docs/a.png': HOME }))).toEqual([]);
  });
});
