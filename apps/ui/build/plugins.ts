import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { precompressFolder } from './precompress.ts';

const VARIABLES = resolve(import.meta.dirname, '../src/theme/variables.css');

/** Fills `src/theme/variables.css` with the CSS variables of the theme. */
export function themeCss(): Plugin {
  return {
    name: 'theme-css',
    enforce: 'pre',
    async load(id) {
      if (id !== VARIABLES) {
        return null;
      }
      const { renderThemeCss } = await import('./render-theme-css.ts');
      return renderThemeCss();
    },
  };
}

const RESAMPLER = resolve(import.meta.dirname, '../src/patient/voice/add-resampler.ts');

/**
 * Gives the official ElevenLabs client our resampler. Its own comes from a CDN in browsers that cannot
 * record at a chosen rate (Firefox, Safari), and its option for another address does not reach the output.
 */
export function ownResampler(): Plugin {
  return {
    name: 'own-resampler',
    enforce: 'pre',
    resolveId(source, importer) {
      const isClient = importer?.includes('/@elevenlabs/client/') === true;
      return isClient && source.endsWith('/addLibsamplerateModule.js') ? RESAMPLER : null;
    },
  };
}

/** Writes pre-compressed copies of the built text assets. */
export function precompress(): Plugin {
  let folder = '';
  return {
    name: 'precompress',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        await precompressFolder(folder);
      },
    },
  };
}
