import type { Command } from '@elevendops/manifests';

/** A command that puts something right. */
export interface Fix {
  readonly command: Command;
  /** When it is the one to use, where there are several. */
  readonly when?: string;
  /** The variable whose value goes to the standard input. */
  readonly variable?: string;
}
