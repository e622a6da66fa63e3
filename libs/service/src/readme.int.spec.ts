import { readFile } from 'node:fs/promises';
import { createLogger } from '@elevendops/logging';
import { describe, expect, it } from 'vitest';
import { ask } from './__fixtures__/http-talk.ts';
import * as library from './index.ts';

/** The first example of the README, with its imports taken from the source. */
async function example(): Promise<string> {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  const code = /```ts\n(.*?)```/s.exec(readme)?.[1] ?? '';
  return code.replace(/import \{(.*?)\} from '@elevendops\/service';/s, 'const {$1} = library;');
}

describe('the example in the README', () => {
  it('serves, refuses nothing while it does not drain, and stops', async () => {
    const logger = createLogger({
      service: 'example',
      version: '1',
      revision: 'local',
      destination: { write: () => undefined },
    });
    const run = new Function(
      'library',
      'logger',
      `return (async () => {${await example()}; return { service }; })()`,
    ) as (from: unknown, log: unknown) => Promise<{ readonly service: library.RunningService }>;
    let wired = false;
    const stopOnSignals = (): void => {
      wired = true;
    };
    const { service } = await run({ ...library, stopOnSignals }, logger);
    const port = await service.listening;
    expect(await (await ask(`http://127.0.0.1:${String(port)}/`)).body).toBe('hello');
    expect(wired).toBe(true);
    expect(await service.stop('the test is over')).toBe(true);
  });
});
