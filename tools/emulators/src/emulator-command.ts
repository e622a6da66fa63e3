/** How an emulator is started on this machine. */
export interface EmulatorCommand {
  readonly program: string;
  readonly args: readonly string[];
}

/** An emulator that can be started, or why it cannot and what to do about it. */
export type FoundEmulator =
  | { readonly command: EmulatorCommand; readonly reason: null }
  | { readonly command: null; readonly reason: string };
