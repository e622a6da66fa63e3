import { createRequire } from 'node:module';

/** Whether the optional packages of the voice are there; without them there is nothing to test. */
export function isInstalled(): boolean {
  const { resolve } = createRequire(import.meta.url);
  try {
    resolve('@echogarden/espeak-ng-emscripten');
    resolve('wasm-media-encoders');
    return true;
  } catch {
    return false;
  }
}
