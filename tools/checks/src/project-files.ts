import type { SourceTree } from './source-tree.ts';

const PROJECT = /^(?:apps|libs|tools)\/[^/]+/;
const CODE = /\.(?:ts|tsx|mts|mjs|js)$/;
const SPEC = /\.(?:spec|e2e)\.tsx?$/;

/** Folder of the project that a file belongs to, or null for a file of the root. */
export function projectOf(path: string): string | null {
  return PROJECT.exec(path)?.[0] ?? null;
}

/** Folders of all projects, each once. */
export function projectFolders(tree: SourceTree): string[] {
  const manifests = tree.files.filter((path) => /^[^/]+\/[^/]+\/package\.json$/.test(path));
  return manifests.map(projectOf).filter((folder) => folder !== null);
}

/** Whether a file is a test. */
export function isSpec(path: string): boolean {
  return SPEC.test(path);
}

/** Whether a file is program text of a project: in its `src`, tests and fixtures included. */
export function isCode(path: string): boolean {
  return PROJECT.test(path) && path.split('/')[2] === 'src' && CODE.test(path);
}

/** Whether a file is program text that runs in production: no test, no fixture. */
export function isProductCode(path: string): boolean {
  return isCode(path) && !isSpec(path) && !path.includes('/__fixtures__/');
}
