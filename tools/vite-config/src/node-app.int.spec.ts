import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import { afterEach, describe, expect, it } from 'vitest';
import { removeProject, runNode, temporaryProject } from './__fixtures__/temporary-project.ts';
import { nodeApp, type NodeAppOptions } from './node-app.ts';

const folders: string[] = [];
afterEach(() => {
  folders.splice(0).forEach(removeProject);
});

/** An npm package in CommonJS that uses everything that ES modules do not have. */
const COMMONJS_PACKAGE = {
  'node_modules/greeting/package.json': '{ "name": "greeting", "main": "index.js" }',
  'node_modules/greeting/index.js': [
    "const path = require('path');",
    "const later = () => require('node:os').EOL;",
    'exports.greet = (name) =>',
    "  [path.basename(__filename), typeof __dirname, JSON.stringify(later()), 'hello ' + name].join(' ');",
  ].join('\n'),
};

/** Builds a project, and gives the folder that its `dist` was moved to, all by itself. */
async function built(
  files: Readonly<Record<string, string>>,
  options?: NodeAppOptions,
): Promise<string> {
  const project = temporaryProject({ 'package.json': '{ "type": "module" }', ...files });
  folders.push(project);
  await build({ ...nodeApp(project, options), configFile: false, logLevel: 'silent' });
  const elsewhere = temporaryProject({ 'package.json': '{ "type": "module" }' });
  folders.push(elsewhere);
  cpSync(join(project, 'dist'), elsewhere, { recursive: true });
  return elsewhere;
}

const programs = (folder: string) => globSync('**/*.js', { cwd: folder }).toSorted();

describe('nodeApp', () => {
  it('makes one file that runs with Node alone, CommonJS packages included', async () => {
    const folder = await built({
      ...COMMONJS_PACKAGE,
      'src/main.ts':
        "import { greet } from 'greeting';\nconst name: string = 'Ada';\nconsole.log(greet(name));",
    });
    expect(programs(folder)).toEqual(['main.js']);
    const { code, output } = await runNode(['main.js'], folder);
    expect(code, output).toBe(0);
    expect(output.trim()).toBe('main.js string "\\n" hello Ada');
  });

  it('makes a server that answers, and asks for nothing but Node itself', async () => {
    const folder = await built({
      ...COMMONJS_PACKAGE,
      'src/main.ts': [
        "import { createServer } from 'node:http';",
        "import { greet } from 'greeting';",
        'const server = createServer((_request, response) => response.end(greet(import.meta.url)));',
        "server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));",
      ].join('\n'),
    });
    const text = readFileSync(join(folder, 'main.js'), 'utf8');
    const imported = [...text.matchAll(/^import .*?from\s*["'](.+?)["'];?$/gm)].map(
      ([, from]) => from,
    );
    expect(text).toContain('process.getBuiltinModule("node:http")');
    expect(imported.filter((from) => !isBuiltin(from ?? ''))).toEqual([]);

    const server = spawn(process.execPath, ['main.js'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const [port] = (await once(createInterface(server.stdout), 'line')) as [string];
      const response = await fetch(`http://127.0.0.1:${port}`);
      expect(await response.text()).toContain('hello file://');
    } finally {
      server.kill();
    }
  });

  it('holds one copy of a package that npm nested several times, and each version of it', async () => {
    const copy = (user: string, version: string) => ({
      [`node_modules/${user}/package.json`]: `{ "name": "${user}", "main": "index.js" }`,
      [`node_modules/${user}/index.js`]: "exports.used = require('shared/lib');",
      [`node_modules/${user}/node_modules/shared/package.json`]: `{ "version": "${version}" }`,
      [`node_modules/${user}/node_modules/shared/lib.js`]: `console.log('shared ${version}');`,
    });
    const folder = await built({
      ...copy('one', '3.0.0'),
      ...copy('two', '3.0.0'),
      ...copy('@scope/three', '3.0.0'),
      ...copy('other', '3.1.0'),
      'node_modules/shared/package.json': '{ "version": "2.0.0" }',
      'node_modules/shared/lib.js': "console.log('shared 2.0.0');",
      'src/main.ts': ['one', 'two', '@scope/three', 'other', 'shared/lib']
        .map((name) => `import '${name}';`)
        .join('\n'),
    });
    const { output } = await runNode(['main.js'], folder);
    expect(output.trim().split('\n')).toEqual(['shared 3.0.0', 'shared 3.1.0', 'shared 2.0.0']);
  });

  it('loads what is imported dynamically only when it is needed', async () => {
    const folder = await built({
      'src/main.ts':
        "console.log('started');\nif (process.argv[2] === 'more') {\n  (await import('./cloud.ts')).connect();\n}",
      'src/cloud.ts':
        "console.log('loaded');\nexport function connect() { console.log('connected'); }",
    });
    expect(programs(folder)).toEqual([expect.stringMatching(/^chunks\/cloud-.+\.js$/), 'main.js']);
    expect((await runNode(['main.js'], folder)).output).toBe('started\n');
    expect((await runNode(['main.js', 'more'], folder)).output).toBe(
      'started\nloaded\nconnected\n',
    );
  });

  it('makes one program for each entry, with source maps', async () => {
    const folder = await built(
      { 'src/a.ts': "console.log('a');", 'src/b.ts': "console.log('b');" },
      { entries: { main: 'src/a.ts', worker: 'src/b.ts' } },
    );
    expect(programs(folder)).toEqual(['main.js', 'worker.js']);
    expect(globSync('*.map', { cwd: folder }).toSorted()).toEqual(['main.js.map', 'worker.js.map']);
    expect((await runNode(['worker.js'], folder)).output).toBe('b\n');
  });

  it('makes one file of what is imported dynamically too, when asked', async () => {
    const folder = await built(
      {
        'src/main.ts': "console.log('started');\n(await import('./more.ts')).go();",
        'src/more.ts': "console.log('loaded');\nexport function go() { console.log('gone'); }",
      },
      { oneFile: true },
    );
    expect(programs(folder)).toEqual(['main.js']);
    expect((await runNode(['main.js'], folder)).output).toBe('started\nloaded\ngone\n');
  });

  it('loads of the modules of Node only what is used', async () => {
    const source = [
      "import { createServer } from 'node:http';",
      "import { existsSync } from 'fs';",
      "const { get } = await import('node:https');",
      'const all = process.moduleLoadList.join();',
      'console.log(typeof createServer, typeof existsSync, typeof get, /undici/.test(all), /fs\\/streams/.test(all));',
    ].join('\n');
    const folder = await built({ 'src/main.ts': source });
    expect((await runNode(['main.js'], folder)).output).toBe(
      'function function function false false\n',
    );
    // What an import of Node's own does.
    const plain = temporaryProject({ 'package.json': '{ "type": "module" }', 'main.js': source });
    folders.push(plain);
    expect((await runNode(['main.js'], plain)).output).toBe(
      'function function function true true\n',
    );
  });

  it('gives the modules of Node in every way there is to import them', async () => {
    const folder = await built({
      ...COMMONJS_PACKAGE,
      'src/main.ts': [
        "import byDefault, { join as named } from 'node:path';",
        "import * as all from 'path';",
        "import { greet } from 'greeting';",
        "const later = await import('node:path');",
        "console.log([byDefault.join, named, all.join, later.join, later.default.join].every((join) => join === named), named('a', 'b'), Object.keys(all).length > 10, greet('Ada'));",
      ].join('\n'),
    });
    expect((await runNode(['main.js'], folder)).output.trim()).toBe(
      'true a/b true main.js string "\\n" hello Ada',
    );
  });

  it('writes syntax that the target has', async () => {
    const source = { 'src/main.ts': "console.log(process.argv[9] ?? 'none');" };
    const [old, recent] = [await built(source, { target: 'node12' }), await built(source)].map(
      (folder) => readFileSync(join(folder, 'main.js'), 'utf8'),
    );
    expect(old).not.toContain('??');
    expect(recent).toContain('??');
  });
});
