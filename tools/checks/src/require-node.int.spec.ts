import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const PROGRAM = join(import.meta.dirname, '../require-node.mjs');

/** Runs the program in a Node that says it is of the given version. */
function runAs(version: string): Promise<{ code: number; stdout: string; stderr: string }> {
  const preload = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });`;
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(preload)}`, PROGRAM],
      (error, stdout, stderr) => {
        resolve({ code: Number(error?.code ?? 0), stdout, stderr });
      },
    );
  });
}

describe('require-node', () => {
  it.each(['24.0.0', '26.10.0', '100.0.0'])('is silent on Node %s', async (version) => {
    expect(await runAs(version)).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it.each(['14.21.3', '20.19.0', '23.11.1'])(
    'refuses Node %s and says what to do',
    async (version) => {
      const { code, stderr } = await runAs(version);
      expect(code).toBe(1);
      expect(stderr).toContain(`this is Node ${version} (`);
      expect(stderr).toContain('npm ci');
      expect(stderr).toContain('--ignore-scripts');
      expect(stderr).toContain('install Node 26 yourself');
    },
  );

  it('names the version that package.json pins', () => {
    const manifest = readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8');
    const { devDependencies } = JSON.parse(manifest) as { devDependencies: { node: string } };
    expect(readFileSync(PROGRAM, 'utf8')).toContain(`Node ${devDependencies.node}`);
  });

  it('has no syntax that is newer than Node 14', () => {
    const source = readFileSync(PROGRAM, 'utf8');
    const compiledFor = (target: ts.ScriptTarget) =>
      ts.transpileModule(source, { compilerOptions: { target, module: ts.ModuleKind.ESNext } })
        .outputText;
    expect(compiledFor(ts.ScriptTarget.ES2020)).toBe(compiledFor(ts.ScriptTarget.ESNext));
    expect(source).not.toMatch(/^\s*(?:import|await)\b/m);
  });
});
