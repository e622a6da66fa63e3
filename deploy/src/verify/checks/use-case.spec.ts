import { startServer, type TestServer } from '@elevendops/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { fakeScene } from '../__fixtures__/fake-runtime.ts';
import { useCaseCheck } from './use-case.ts';

const GOOD: Readonly<Record<string, unknown>> = {
  'POST /api/knowledge': { knowledge_id: 'k1' },
  'GET /api/knowledge/k1': { sync_status: 'completed' },
  'POST /api/audio/generate-script': { script: 'Use one drop.' },
  'GET /api/audio/voices/list': [{ voice_id: 'v1' }],
  'POST /api/audio/generate': { audio_id: 'a1' },
  'GET /api/audio/stream/a1': 'sound '.repeat(100),
  'POST /api/agent': { agent_id: 'g1' },
  'POST /api/patient/session': { session_id: 's1' },
  'POST /api/patient/session/s1/message': { response_text: 'Four times.' },
  'POST /api/patient/session/s1/end': {},
  'GET /api/conversations/s1': { messages: [1, 2, 3, 4] },
};

const servers: TestServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** Goes through the use case with an API that gives these answers; null is a 500. */
async function run(changes: Readonly<Record<string, unknown>> = {}) {
  const answers = { ...GOOD, ...changes };
  const server = await startServer((request, response) => {
    const answer = answers[`${String(request.method)} ${String(request.url)}`];
    response.writeHead(answer === null || answer === undefined ? 500 : 200);
    response.end(JSON.stringify(answer ?? { detail: 'a bug' }));
  });
  servers.push(server);
  return useCaseCheck.run(fakeScene({ port: server.port }));
}

describe('useCaseCheck', () => {
  it('goes from a document to the conversation', async () => {
    const { verdict, seen } = await run();
    expect(verdict).toBe('ok');
    expect(seen).toContain('4 messages');
  });

  it.each(Object.keys(GOOD))('fails when %s fails', async (route) => {
    await expect(run({ [route]: null })).rejects.toThrow(`${route}: 500 {"detail":"a bug"}`);
  });

  it.each([
    ['GET /api/knowledge/k1', { sync_status: 'failed' }, /sync is "failed"/],
    ['POST /api/audio/generate-script', { script: '' }, /has no script/],
    ['GET /api/audio/voices/list', [], /has no voice_id/],
    ['POST /api/patient/session/s1/message', {}, /has no response_text/],
  ])('fails when %s says %j', async (route, answer, message) => {
    await expect(run({ [route]: answer })).rejects.toThrow(message);
  });

  it.each([
    ['GET /api/audio/stream/a1', 'x', /the audio has 3 bytes/],
    ['GET /api/conversations/s1', { messages: [1] }, /the conversation has 1 messages/],
  ])('is not content when %s says %j', async (route, answer, message) => {
    const { verdict, seen } = await run({ [route]: answer });
    expect(verdict).toBe('FAILED');
    expect(seen).toMatch(message);
  });
});
