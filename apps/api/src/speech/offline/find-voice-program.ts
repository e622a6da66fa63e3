import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/**
 * The program of the offline voice, when it is installed beside the program at `mainUrl` and this Node
 * can run it. It is not where only the bundle of the API is, such as in the production image.
 */
export function findVoiceProgram(
  mainUrl: string,
  runsTypeScript = process.features.typescript !== false,
): URL | null {
  try {
    const path = createRequire(mainUrl).resolve('@elevendops/offline-voice/main');
    return runsTypeScript || !path.endsWith('.ts') ? pathToFileURL(path) : null;
  } catch {
    return null;
  }
}
