import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { builtinModules } from './builtin-modules.ts';
import { bundledPackages } from './bundled-packages.ts';
import { oneCopy } from './one-copy.ts';
import { testDefaults } from './test-defaults.ts';

/** What a server's bundle is made of. */
export interface NodeAppOptions {
  /** Entry name to source file, relative to the project. @default { main: 'src/main.ts' } */
  readonly entries?: Readonly<Record<string, string>>;
  /**
   * Everything in one file, what is imported dynamically too: reading a chunk takes a turn of the event
   * loop at the start. For a program that needs nearly all of itself. @default false
   */
  readonly oneFile?: boolean;
  /** Oldest Node release that the bundle must run on. @default 'node24' */
  readonly target?: string;
  /** Folders of packages whose files are copied beside the bundle. @default none */
  readonly copied?: readonly string[];
}

// CommonJS packages inside an ES module bundle still ask for these.
const COMMONJS_GLOBALS = [
  "const { createRequire: __createRequire } = process.getBuiltinModule('node:module');",
  "const { dirname: __pathDirname } = process.getBuiltinModule('node:path');",
  "const { fileURLToPath: __fileURLToPath } = process.getBuiltinModule('node:url');",
  'const require = __createRequire(import.meta.url);',
  'const __filename = __fileURLToPath(import.meta.url);',
  'const __dirname = __pathDirname(__filename);',
].join('\n');

/**
 * The Vite configuration of a server: one self-contained ES module per entry, npm packages included,
 * dynamic imports as lazy chunks. The result needs Node and no `node_modules`.
 */
export function nodeApp(projectRoot: string, options: NodeAppOptions = {}): ViteUserConfig {
  const { entries = { main: 'src/main.ts' }, target = 'node24' } = options;
  const { oneFile = false, copied = [] } = options;
  return defineConfig({
    root: projectRoot,
    ssr: { noExternal: true },
    plugins: [builtinModules(), oneCopy(), bundledPackages({ copied })],
    build: {
      ssr: true,
      target,
      outDir: 'dist',
      emptyOutDir: true,
      minify: false,
      sourcemap: true,
      reportCompressedSize: false,
      rolldownOptions: {
        input: Object.fromEntries(
          Object.entries(entries).map(([name, file]) => [name, `${projectRoot}/${file}`]),
        ),
        output: {
          format: 'esm',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          banner: COMMONJS_GLOBALS,
          codeSplitting: !oneFile,
        },
      },
    },
    test: testDefaults(),
  });
}
