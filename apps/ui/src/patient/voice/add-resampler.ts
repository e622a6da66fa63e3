import resampler from './resampler-worklet.ts?worker&url';

/**
 * Takes the place of the module of the official client that loads a resampler from another server, which
 * neither the security policy nor a practice without that server would bear (see `build/plugins.ts`).
 */
export async function addLibsamplerateModule(context: BaseAudioContext): Promise<void> {
  await context.audioWorklet.addModule(resampler);
}
