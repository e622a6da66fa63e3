import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findVoiceProgram } from './find-voice-program.ts';

const API = join(import.meta.dirname, '../../..');
const mainIn = (folder: string): string => pathToFileURL(join(folder, 'main.js')).href;

describe('findVoiceProgram', () => {
  it.each(['src', 'dist'])('finds the program of the workspace from %s', (folder) => {
    expect(findVoiceProgram(mainIn(join(API, folder)))?.pathname).toMatch(
      /tools\/offline-voice\/src\/main\.ts$/,
    );
  });

  it('finds none beside a bundle that stands alone', () => {
    expect(findVoiceProgram(mainIn('/nowhere/app'))).toBeNull();
  });

  it('finds none that this Node could not run', () => {
    expect(findVoiceProgram(mainIn(join(API, 'dist')), false)).toBeNull();
  });
});
