import { join } from 'node:path';
import {
  debugHealthSchema,
  debugSessionEndedSchema,
  debugSessionListSchema,
  debugSessionSchema,
  debugTraceListSchema,
  debugTraceSchema,
  type DebugTrace,
} from '@elevendops/contract';
import { startLangsmithStandIn, temporaryFolder } from '@elevendops/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteDocumentStore } from '../documents/index.ts';
import { startScriptWorld, type ScriptWorld } from '../scripts/__fixtures__/script-world.ts';
import { createDebugRepository, DEBUG_INDEXES } from './repository.ts';

const UNKNOWN = '00000000-0000-4000-8000-000000000000';
const STEPS = ['prepare_context_node', 'generate_script_node', 'post_process_node'];

let world: ScriptWorld;
beforeEach(async () => {
  world = await startScriptWorld({ answer: '```\nA script.\n```' });
});
afterEach(() => world.close());

function send(method: string, path: string, body?: object): Promise<Response> {
  return fetch(`${world.api.url}/api/debug${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function run(more: object = {}): Promise<DebugTrace> {
  const response = await send('POST', '/script-generation', {
    knowledge_content: 'The document.',
    prompt: 'The prompt.',
    ...more,
  });
  expect(response.status).toBe(200);
  return debugTraceSchema.parse(await response.json());
}

async function json<T>(schema: { parse(value: unknown): T }, path: string): Promise<T> {
  return schema.parse(await (await send('GET', path)).json());
}

describe('POST /api/debug/script-generation', () => {
  it('writes a script in three steps and tells how long each took', async () => {
    const trace = await run();
    expect(trace).toMatchObject({
      session_id: null,
      execution_status: 'completed',
      generated_script: 'A script.',
      error_details: null,
      langsmith_url: null,
      model_name: 'gemini-2.0-flash',
    });
    expect(trace.steps.map(({ node_name }) => node_name)).toEqual(STEPS);
    const total = trace.steps.reduce((sum, { duration_ms }) => sum + duration_ms, 0);
    expect(trace.total_duration_ms).toBeGreaterThanOrEqual(Math.floor(total));
    const { systemInstruction, contents } = world.gemini.calls[0]?.body ?? {};
    expect(systemInstruction?.parts?.[0]?.text).toBe('The prompt.');
    expect(contents?.[0]?.parts?.[0]?.text).toContain('The document.');
  });

  it('[bug 34] says of a model that failed that it failed', async () => {
    world.gemini.fail({ kind: 'unknown-model' });
    const trace = await run({ model_name: 'gemini-9' });
    expect(trace).toMatchObject({
      execution_status: 'error',
      generated_script: null,
      error_details: { error_code: 'UPSTREAM_REJECTED', retryable: false },
    });
    expect(trace.steps).toHaveLength(2);
    expect(trace.steps[1]).toMatchObject({
      node_name: 'generate_script_node',
      error: trace.error_details?.message,
      has_stack_trace: true,
    });
  });

  it('[bug 34] keeps as much as debug_level says', async () => {
    const full = await run({ debug_level: 'debug' });
    expect(full.steps[0]).toMatchObject({ input: 'The document.', output: 'The prompt.' });
    expect(full.steps[2]).toMatchObject({ output: 'A script.' });
    const usual = await run({ debug_level: 'info' });
    expect(usual.steps).toHaveLength(3);
    expect(JSON.stringify(usual.steps)).not.toContain('The document.');
    expect((await run({ debug_level: 'error' })).steps).toEqual([]);
    world.gemini.fail({ kind: 'blocked' }, { kind: 'blocked' });
    expect((await run({ debug_level: 'error' })).steps).toHaveLength(2);
    const failed = await run({ debug_level: 'debug' });
    expect(failed.steps[1]?.stack_trace).toContain('UpstreamError');
    expect((await send('POST', '/script-generation', { prompt: 'x' })).status).toBe(422);
  });

  it('[bug 34] keeps traces, and gives them back', async () => {
    const traces = [await run(), await run({ session_name: 'one' }), await run()];
    for (const trace of traces) {
      expect(await json(debugTraceSchema, `/traces/${trace.trace_id}`)).toEqual(trace);
    }
    const list = await json(debugTraceListSchema, '/traces?limit=2');
    expect(list.traces).toEqual(traces.toReversed().slice(0, 2));
    expect(list.total_count).toBe(3);
    const rest = await json(debugTraceListSchema, `/traces?cursor=${list.next_cursor ?? ''}`);
    expect(rest).toEqual({ traces: [traces[0]], total_count: 3, next_cursor: null });
    const session = await json(
      debugTraceListSchema,
      `/traces?session_id=${traces[1]?.session_id ?? ''}`,
    );
    expect(session.traces).toEqual([traces[1]]);
    expect((await send('GET', `/traces/${UNKNOWN}`)).status).toBe(404);
  });

  it('is limited like the other routes that call the model', async () => {
    for (let count = 0; count < 10; count += 1) {
      await run();
    }
    const response = await send('POST', '/script-generation', {
      knowledge_content: 'x',
      prompt: 'x',
    });
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).not.toBeNull();
  });
});

describe('/api/debug/sessions', () => {
  it('begins, counts and ends a session; after that its name begins a new one', async () => {
    const created = await (await send('POST', '/sessions', { name: 'Morning' })).json();
    expect(Object.keys(created as object)).toEqual(['session_id', 'name', 'created_at']);
    const { session_id: id } = created as { session_id: string };
    expect((await run({ session_name: 'Morning' })).session_id).toBe(id);
    expect(await json(debugSessionSchema, `/sessions/${id}`)).toMatchObject({
      name: 'Morning',
      status: 'active',
      trace_count: 1,
      ended_at: null,
    });
    const ended = debugSessionEndedSchema.parse(
      await (await send('POST', `/sessions/${id}/end`)).json(),
    );
    expect(ended).toMatchObject({ session_id: id, status: 'completed', trace_count: 1 });
    const once = await json(debugSessionSchema, `/sessions/${id}`);
    expect((await send('POST', `/sessions/${id}/end`)).status).toBe(200);
    expect(await json(debugSessionSchema, `/sessions/${id}`)).toEqual(once);
    expect((await run({ session_name: 'Morning' })).session_id).not.toBe(id);
    const list = await json(debugSessionListSchema, '/sessions');
    expect(list.total_count).toBe(2);
    expect(list.sessions[1]?.session_id).toBe(id);
  });

  it('knows no others', async () => {
    expect((await send('GET', `/sessions/${UNKNOWN}`)).status).toBe(404);
    expect((await send('POST', `/sessions/${UNKNOWN}/end`)).status).toBe(404);
    expect((await send('POST', '/sessions', { name: '' })).status).toBe(422);
  });
});

describe('/api/debug', () => {
  it('says whether traces can be sent', async () => {
    expect(await json(debugHealthSchema, '/health')).toEqual({
      status: 'healthy',
      langsmith_configured: false,
      langsmith_available: false,
      project: 'elevendops-langgraph-debug',
      trace_level: 'info',
    });
    const langsmith = await startLangsmithStandIn();
    const env = { LANGSMITH_API_KEY: 'key', LANGSMITH_ENDPOINT: langsmith.url };
    await world.close();
    world = await startScriptWorld({}, env);
    expect(await json(debugHealthSchema, '/health')).toMatchObject({
      langsmith_configured: true,
      langsmith_available: true,
    });
    const trace = await run();
    expect(trace.langsmith_url).toContain(`/r/${trace.trace_id}`);
    const { session_id: id } = await run({ session_name: 'Evening' });
    const ended = await (await send('POST', `/sessions/${id ?? ''}/end`)).json();
    expect(debugSessionEndedSchema.parse(ended).langsmith_url).toContain(langsmith.projectId);
    await world.close();
    world = await startScriptWorld();
    const names = [...langsmith.runs.values()].map(({ name }) => name);
    const each = [...STEPS, 'debug_script_generation'];
    expect(names).toEqual([...each, ...each]);
    await langsmith.close();
  });

  it('names the methods that a path has', async () => {
    for (const [method, path, allow] of [
      ['POST', '/health', 'GET, HEAD'],
      ['GET', '/script-generation', 'POST'],
      ['DELETE', '/sessions', 'GET, HEAD, POST'],
      ['PUT', `/traces/${UNKNOWN}`, 'GET, HEAD'],
    ] as const) {
      const response = await send(method, path);
      expect([response.status, response.headers.get('allow')]).toEqual([405, allow]);
    }
  });
});

describe('createDebugRepository', () => {
  it('[bug 34] keeps a bounded number of sessions and traces: the newest', async () => {
    const folder = await temporaryFolder();
    const path = join(folder.path, 'documents.sqlite');
    const store = await openSqliteDocumentStore({ path, indexes: DEBUG_INDEXES });
    const repository = createDebugRepository(store, { sessions: 2, traces: 3 });
    const idOf = (index: number) => `00000000-0000-4000-8000-00000000000${String(index)}`;
    for (let index = 0; index < 6; index += 1) {
      const created_at = new Date(index * 1_000).toISOString();
      const id = idOf(index);
      await repository.createSession({
        session_id: id,
        name: 'x',
        created_at,
        ended_at: null,
        trace_count: 0,
        status: 'active',
      });
      await repository.addTrace({
        trace_id: id,
        session_id: null,
        execution_status: 'completed',
        generated_script: null,
        error_details: null,
        steps: [],
        total_duration_ms: 1,
        langsmith_url: null,
        model_name: 'm',
        debug_level: 'info',
        created_at,
      });
    }
    const page = { limit: 10, after: null };
    const { records: sessions } = await repository.listSessions(page);
    expect(sessions.map(({ session_id: id }) => id)).toEqual([5, 4].map(idOf));
    const { records: traces } = await repository.listTraces({ ...page, sessionId: null });
    expect(traces.map(({ trace_id: id }) => id)).toEqual([5, 4, 3].map(idOf));
    await store.close();
    await folder.remove();
  });
});
