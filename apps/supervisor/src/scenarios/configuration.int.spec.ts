import { describe, expect, it } from 'vitest';
import { orphansChecked } from '../__fixtures__/orphans-checked.ts';

const { startRun } = orphansChecked();
const MAIN = `${import.meta.dirname}/../main.ts`;

describe('a wrong configuration', () => {
  it('#50 is refused with every problem at once, exit 78, before anything begins', async () => {
    const run = await startRun({
      program: MAIN,
      env: { PORT: 'abc', BACKEND_API_URL: 'ftp://elsewhere' },
    });
    expect((await run.exit).code).toBe(78);
    expect(run.stderr()).toContain('PORT');
    expect(run.stderr()).toContain('BACKEND_API_URL');
    expect(run.lines).toEqual([]);
    expect(run.processes()).toEqual([]);
  });

  it('#50 is one port for both services', async () => {
    const run = await startRun({
      program: MAIN,
      env: { PORT: '8123', BACKEND_API_URL: 'http://localhost:8123' },
    });
    expect((await run.exit).code).toBe(78);
    expect(run.stderr()).toMatch(/8123/);
    expect(run.lines).toEqual([]);
    expect(run.processes()).toEqual([]);
  });
});
