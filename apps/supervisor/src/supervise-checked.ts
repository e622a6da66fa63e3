import {
  ConfigurationError,
  EXIT_CONFIGURATION,
  loadSettings,
  readEnvironment,
  statusAddressOf,
} from '@elevendops/config';
import packageJson from '../package.json' with { type: 'json' };
import { supervise, type SuperviseOptions } from './supervise.ts';

/** What to supervise; its settings are in the environment. */
export type SuperviseCheckedOptions = Omit<
  SuperviseOptions,
  'settings' | 'version' | 'statusAddress'
>;

/** Checks what both services need before either begins, then supervises; resolves with the exit code. */
export async function superviseChecked(options: SuperviseCheckedOptions): Promise<number> {
  const { process, env } = options;
  try {
    const settings = loadSettings(readEnvironment({ env }));
    return await supervise({
      ...options,
      settings,
      version: settings.appVersion ?? packageJson.version,
      statusAddress: statusAddressOf(settings),
    });
  } catch (error) {
    if (error instanceof ConfigurationError) {
      return refuse(process, error.message);
    }
    throw error;
  }
}

/** Says why nothing can be started; returns the exit code. */
export function refuse({ stderr }: Pick<NodeJS.Process, 'stderr'>, message: string): number {
  stderr.write(`${message}\n`);
  return EXIT_CONFIGURATION;
}
