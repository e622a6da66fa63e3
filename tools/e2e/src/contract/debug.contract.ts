import {
  debugHealthSchema,
  debugSessionCreatedSchema,
  debugSessionEndedSchema,
  debugSessionListSchema,
  debugSessionSchema,
  debugTraceSchema,
} from '@elevendops/contract';
import { describe, expect, it } from 'vitest';
import { expectInvalid, expectRefusal } from './api-caller.ts';
import { DOCUMENT_TEXT, UNKNOWN_ID, uniqueName, type ContractContext } from './contract-context.ts';
import { expectBody } from './expect-body.ts';

const RUN = { ours: debugTraceSchema, reference: 'debugRun' } as const;

/** Looking into script generation: `/api/debug`, which production does not have. */
export function describeDebug({ api }: ContractContext): void {
  const valid = { knowledge_content: DOCUMENT_TEXT, prompt: 'Write a dialogue.' };

  describe('GET /api/debug/health', () => {
    it('says whether and where traces go', async () => {
      expectBody(await api.get('/api/debug/health'), {
        ours: debugHealthSchema,
        reference: 'debugHealth',
      });
    });
  });

  describe('POST /api/debug/script-generation', () => {
    it('replies 200 with the script and the three steps', async () => {
      const reply = await api.post('/api/debug/script-generation', valid);
      const run = expectBody(reply, RUN);
      expect(run).toMatchObject({ execution_status: 'completed', error_details: null });
      expect(run.generated_script).toMatch(/drop/);
      expect(run.steps.map(({ node_name: name }) => name)).toEqual([
        'prepare_context_node',
        'generate_script_node',
        'post_process_node',
      ]);
    });

    it('[bug 34] keeps as much as its level says, and gives the trace back', async () => {
      const texts = async (debug_level: string): Promise<(string | undefined)[]> => {
        const sent = { ...valid, debug_level };
        const run = expectBody(await api.post('/api/debug/script-generation', sent), RUN);
        const found = await api.get(`/api/debug/traces/${run.trace_id}`);
        expect(expectBody(found, RUN)).toEqual(run);
        return run.steps.map(({ input }) => input);
      };
      expect(await texts('debug')).toContainEqual(expect.stringContaining(DOCUMENT_TEXT));
      expect(await texts('info')).toEqual([undefined, undefined, undefined]);
      expect(await texts('error')).toEqual([]);
    });

    it.each([
      ['no document', { knowledge_content: undefined }, 'knowledge_content', 'missing'],
      ['an empty document', { knowledge_content: '' }, 'knowledge_content', 'string_too_short'],
      ['an empty prompt', { prompt: '' }, 'prompt', 'string_too_short'],
      ['an unknown level', { debug_level: 'all' }, 'debug_level', 'enum'],
    ])('refuses %s with 422', async (_what, change, field, type) => {
      const reply = await api.post('/api/debug/script-generation', { ...valid, ...change });
      expectInvalid(reply, ['body', field], type);
    });
  });

  describe('/api/debug/sessions', () => {
    const create = async (name: string) =>
      expectBody(await api.post('/api/debug/sessions', { name }), {
        ours: debugSessionCreatedSchema,
        reference: 'debugSessionCreated',
      });

    it('are made, listed with the newest first, read, and ended as often as one likes', async () => {
      const name = uniqueName();
      const { session_id: id, ...made } = await create(name);
      expect(made.name).toBe(name);
      const list = expectBody(await api.get('/api/debug/sessions'), {
        ours: debugSessionListSchema,
        reference: 'debugSessions',
      });
      expect(list.sessions[0]?.session_id).toBe(id);
      const read = async () =>
        expectBody(await api.get(`/api/debug/sessions/${id}`), {
          ours: debugSessionSchema,
          reference: 'debugSession',
        });
      expect(await read()).toMatchObject({ name, ended_at: null, trace_count: 0 });
      for (let time = 1; time <= 2; time += 1) {
        const ended = expectBody(await api.post(`/api/debug/sessions/${id}/end`), {
          ours: debugSessionEndedSchema,
          reference: 'debugSessionEnded',
        });
        expect(ended).toMatchObject({ session_id: id, trace_count: 0 });
      }
      expect(await read()).toMatchObject({ status: 'completed', ended_at: expect.any(String) });
    });

    it('hold the runs that name them', async () => {
      const sent = { ...valid, session_name: uniqueName() };
      const run = expectBody(await api.post('/api/debug/script-generation', sent), RUN);
      const reply = await api.get(`/api/debug/sessions/${run.session_id ?? ''}`);
      const session = debugSessionSchema.parse(reply.json);
      expect(session).toMatchObject({ name: sent.session_name, trace_count: 1 });
    });

    it('refuse an empty name, and are 404 for an id that nothing has', async () => {
      const reply = await api.post('/api/debug/sessions', { name: '' });
      expectInvalid(reply, ['body', 'name'], 'string_too_short');
      for (const id of [UNKNOWN_ID, 'nope']) {
        expectRefusal(await api.get(`/api/debug/sessions/${id}`), 404, 'NOT_FOUND');
        expectRefusal(await api.post(`/api/debug/sessions/${id}/end`), 404, 'NOT_FOUND');
        expectRefusal(await api.get(`/api/debug/traces/${id}`), 404, 'NOT_FOUND');
      }
    });
  });
}
