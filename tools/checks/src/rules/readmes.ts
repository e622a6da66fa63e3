import { countLines } from '../lines.ts';
import { projectFolders } from '../project-files.ts';
import type { SourceTree } from '../source-tree.ts';

const MOST_LINES = 60;

/** Every library has a README, and no project's README is over 60 lines or under another name. */
export function checkReadmes(tree: SourceTree): string[] {
  return projectFolders(tree).flatMap((folder) => {
    const path = `${folder}/README.md`;
    if (!tree.has(path)) {
      return folder.startsWith('libs/')
        ? [
            `${path} is missing: say what the library promises, its exports, its behaviour, how to test it.`,
          ]
        : [];
    }
    const text = tree.read(path);
    const lines = countLines(text);
    const { name } = JSON.parse(tree.read(`${folder}/package.json`)) as { readonly name: string };
    return [
      ...(text.startsWith(`# ${name}\n`) ? [] : [`${path} must begin with "# ${name}".`]),
      ...(lines <= MOST_LINES
        ? []
        : [
            `${path} has ${String(lines)} lines, at most ${String(MOST_LINES)}: move the rest to docs/.`,
          ]),
    ];
  });
}
