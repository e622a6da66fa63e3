import { join } from 'node:path';
import { startProgram } from '@elevendops/testing';
import { describe, expect, it } from 'vitest';
import { emulatorsAvailable } from './availability.ts';

const { firestore, gcs } = await emulatorsAvailable('firestore', 'gcs');

describe.skipIf((firestore ?? gcs) !== null)('staging.ts', () => {
  it('starts all that staging talks to, says where it is, and ends with it', async () => {
    const program = startProgram(process.execPath, [join(import.meta.dirname, 'staging.ts')], {
      env: process.env,
    });
    await program.line(/^# ready$/);
    const urls = program.lines.flatMap(
      (line) => /'(http:\/\/127\.0\.0\.1:\d+)'/.exec(line)?.[1] ?? [],
    );
    expect(program.lines.join('\n')).toMatch(/export APP_ENV='staging'/);
    expect(program.lines.map((line) => /^export ([A-Z_]+)=/.exec(line)?.[1])).toEqual(
      expect.arrayContaining(['FIRESTORE_EMULATOR_HOST', 'GCS_EMULATOR_HOST', 'GEMINI_API_URL']),
    );
    expect(urls).toHaveLength(4);
    for (const url of urls) {
      expect((await fetch(url)).status).toBeLessThan(500);
    }
    expect(await program.stop()).toEqual({ code: 0, signal: null });
    await expect(fetch(urls[0] ?? '')).rejects.toThrow('fetch failed');
  }, 120_000);
});
