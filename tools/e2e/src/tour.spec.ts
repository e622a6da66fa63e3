import { join } from 'node:path';
import { startProgram, startServer } from '@elevendops/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { plainEnvironment, ROOT, startSystem } from './system.ts';

const TOUR = join(ROOT, 'docs/tour.sh');

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

/** Takes the tour at an address. */
async function tour(url: string) {
  const program = startProgram('bash', [TOUR, url], { env: plainEnvironment() });
  closing.push(() => program.stop());
  const { code } = await program.exit;
  return { code, output: program.lines.join('\n') };
}

describe('docs/tour.sh', () => {
  it('shows everything, from a document to the statistics', async () => {
    const system = await startSystem();
    closing.push(() => system.dispose());
    const { code, output } = await tour(system.url);
    expect(code, output).toBe(0);
    expect(output.match(/\d s of speech: \d+ bytes in \d+ whole frames/g)).toHaveLength(2);
    expect(output).toContain('That was the tour');
  }, 180_000);

  it('says what to do when nothing is there', async () => {
    const { code, output } = await tour('http://127.0.0.1:1');
    expect(code).toBe(1);
    expect(output).toContain('http://127.0.0.1:1 did not answer. Start it with "npm start"');
  });

  it('ends with what was wrong when an answer is not as it should be', async () => {
    const server = await startServer((_request, response) => {
      response.end('{"status":"unhealthy","mode":"embedded"}');
    });
    closing.push(() => server.close());
    const { code, output } = await tour(server.url);
    expect(code).toBe(1);
    expect(output).toContain('this does not hold: It is healthy');
    expect(output).toContain('"unhealthy"');
  });
});
