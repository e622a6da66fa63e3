/** A program with its arguments. */
export type Command = readonly string[];

/** What shows that a step is done already. */
export interface Check {
  /** Succeeds when it is done. */
  readonly command: Command;
  /** And then this stands in its output. */
  readonly prints?: string;
}

/** A value that a person gives, and that goes to the standard input of a command. */
export interface SecretInput {
  readonly variable: string;
  readonly description: string;
}

/** One thing that a project needs before the first deployment. */
export interface SetupStep {
  readonly title: string;
  /** Null when doing it again changes nothing. */
  readonly check: Check | null;
  readonly create: readonly Command[];
  /** Goes to the standard input of the commands. */
  readonly input?: SecretInput;
}

/** A command as a person types it in a shell. */
export function renderCommand(command: Command): string {
  return command.map(quoted).join(' ');
}

/** A word that a shell reads as it stands. */
export function quoted(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) {
    return word;
  }
  const flag = /^(--[a-z-]+=)(.+)$/s.exec(word);
  const [prefix, text] = flag === null ? ['', word] : [flag[1] ?? '', flag[2] ?? ''];
  return `${prefix}'${text.replaceAll("'", `'\\''`)}'`;
}
