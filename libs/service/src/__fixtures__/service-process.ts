import { fileURLToPath } from 'node:url';
import type { ServiceMessage } from '@elevendops/health';
import { startProgram, type Program } from '@elevendops/testing';

/** How the fixture service runs. */
export interface ServiceProgramOptions {
  readonly listen?: 'at-once' | 'on-command';
  readonly port?: number;
  readonly drainTimeoutMs?: number;
}

/** A process of the fixture service, with the supervisor's end of the line. */
export interface ServiceProcess extends Program {
  readonly messages: readonly ServiceMessage[];
  /** The first message of this type; rejects when the process ends without one. */
  message<Type extends ServiceMessage['type']>(
    type: Type,
  ): Promise<Extract<ServiceMessage, { type: Type }>>;
  /** Where it serves, once it is ready. */
  url(): Promise<string>;
}

/** Starts the fixture service as a supervisor does: with an IPC channel. */
export function startServiceProcess(options: ServiceProgramOptions = {}): ServiceProcess {
  const program = startProgram(process.execPath, serviceArguments(options), { ipc: true });
  const messages: ServiceMessage[] = [];
  program.child.on('message', (message) => messages.push(message as ServiceMessage));

  async function message<Type extends ServiceMessage['type']>(
    type: Type,
  ): Promise<Extract<ServiceMessage, { type: Type }>> {
    for (;;) {
      const found = messages.find((one) => one.type === type);
      if (found !== undefined) {
        return found as Extract<ServiceMessage, { type: Type }>;
      }
      await Promise.race([
        new Promise((resolve) => program.child.once('message', resolve)),
        program.exit.then(() => {
          throw new Error(`ended without ${type}; it said:\n${program.lines.join('\n')}`);
        }),
      ]);
    }
  }

  return {
    ...program,
    messages,
    message,
    url: async () => `http://127.0.0.1:${String((await message('ready')).port)}`,
  };
}

/** The arguments that make Node run the fixture service. */
export function serviceArguments(options: ServiceProgramOptions): string[] {
  const program = fileURLToPath(new URL('./service-program.ts', import.meta.url));
  return [program, JSON.stringify(options)];
}
