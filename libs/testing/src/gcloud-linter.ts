import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from './temporary-folder.ts';

/** Gives what gcloud has against commands, each as `COMMAND: what it says`. */
export type GcloudLinter = (commands: readonly string[]) => Promise<readonly string[]>;

const run = promisify(execFile);
const WRONG = 'gcloud run services replace a --regoin=x';

/**
 * The linter of this machine's gcloud, which reads commands and asks nobody; null, and loudly so, where there is
 * no gcloud. Commands that name a manifest find `service` there. It rejects when gcloud takes a command that is
 * wrong, so that no complaint means that all were really read.
 */
export async function gcloudLinter(service: string): Promise<GcloudLinter | null> {
  const version = await run('gcloud', ['--version']).catch(() => null);
  if (version === null) {
    process.stderr.write('SKIPPED: there is no gcloud here, so its commands are not checked\n');
    return null;
  }
  return async (commands) => {
    const given = new Map([...commands, WRONG].map((command) => [asTyped(command), command]));
    const refused = (await lint([...given.keys()], service)).map(
      ([typed, message]) => [given.get(typed) ?? typed, message] as const,
    );
    if (!refused.some(([command]) => command === WRONG)) {
      throw new Error(`gcloud takes "${WRONG}", so it does not read what it is given.`);
    }
    return refused
      .filter(([command]) => command !== WRONG)
      .map(([command, message]) => `${command}: ${message}`);
  };
}

/** The linter refuses the placeholder of a project, which is in capitals. */
function asTyped(command: string): string {
  return command.replaceAll('PROJECT_ID', 'my-project');
}

async function lint(
  commands: readonly string[],
  service: string,
): Promise<readonly (readonly [command: string, message: string])[]> {
  const folder = await temporaryFolder();
  try {
    // Without its file, gcloud takes whatever flags this one is given.
    for (const path of commands.flatMap((text) => /services replace (\S+)/.exec(text)?.[1] ?? [])) {
      await mkdir(dirname(join(folder.path, path)), { recursive: true });
      await writeFile(join(folder.path, path), service);
    }
    const file = join(folder.path, 'commands.json');
    await writeFile(file, JSON.stringify(commands.map((text) => ({ command_string: text }))));
    const { stdout } = await run(
      'gcloud',
      ['meta', 'lint-gcloud-commands', `--commands-file=${file}`],
      {
        env: { ...process.env, CLOUDSDK_CONFIG: folder.path, CLOUDSDK_CORE_DISABLE_PROMPTS: '1' },
        cwd: folder.path,
        maxBuffer: 2 ** 28,
      },
    );
    const results = JSON.parse(stdout) as readonly {
      readonly success: boolean;
      readonly command_string: string;
      readonly error_message: string | null;
    }[];
    if (results.length !== commands.length) {
      throw new Error(
        `gcloud was given ${String(commands.length)} commands, and read ${String(results.length)}.`,
      );
    }
    return results
      .filter(({ success }) => !success)
      .map(({ command_string: text, error_message: message }) => [
        text,
        (message ?? '').split('\n')[0] ?? '',
      ]);
  } finally {
    await folder.remove();
  }
}
