import { lineAt } from '../lines.ts';
import type { SourceTree } from '../source-tree.ts';

/** Something that must not be in a file because it belongs to one machine. */
export interface MachineTrace {
  readonly line: number;
  readonly text: string;
  readonly kind: 'path' | 'registry';
}

const BINARY = /\.(?:png|jpe?g|gif|ico|webp|woff2?|pdf|docx|zip|gz|br|wasm|mp3|wav)$/i;

// Not the end of a longer path or address: no word, dot, slash or hyphen before it.
const TRACES = [
  { kind: 'path', pattern: /(?<![\w.\-/])\/(?:work|root|home)\/[\w.-]+/g },
  {
    kind: 'registry',
    pattern: /\bregistry\.[a-z0-9-]+\.[a-z0-9.-]+|\bnpm\.pkg\.github\.com|\b_authToken\b/gi,
  },
] as const;

/** No file names a folder of the machine that it was written on, or a package registry. */
export function checkMachineTraces(tree: SourceTree): string[] {
  return tree.files
    .filter((path) => !BINARY.test(path))
    .flatMap((path) =>
      machineTraces(tree.read(path)).map(({ line, text, kind }) =>
        kind === 'path'
          ? `${path}:${String(line)} names a path of one machine (${text}): make it relative, or ask the system for it.`
          : `${path}:${String(line)} names a package registry (${text}): leave it to the user's npm settings.`,
      ),
    );
}

/** Every trace in a text, in the order of the lines. */
export function machineTraces(text: string): MachineTrace[] {
  return TRACES.flatMap(({ kind, pattern }) =>
    [...text.matchAll(pattern)].map((match) => ({
      line: lineAt(text, match.index),
      text: match[0],
      kind,
    })),
  ).toSorted((left, right) => left.line - right.line);
}
