import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Secret } from '@elevendops/config';
import { createLogger } from '@elevendops/logging';
import { startLangsmithStandIn, type LangsmithStandIn } from '@elevendops/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { createUpstreamClient, UpstreamError } from '../../upstream/index.ts';
import type { Tracer } from '../tracer.ts';
import { createDelivery, type DeliveryOptions } from './delivery.ts';
import { createLangsmithTracer, type LangsmithTracerOptions } from './langsmith-tracer.ts';

const KEY = 'CANARY-langsmith-key';
const PATIENT = 'CANARY words of a patient';
const never = new AbortController().signal;

let langsmith: LangsmithStandIn;
let log: string[] = [];
afterEach(() => langsmith.close());

async function start(
  more: Partial<LangsmithTracerOptions> = {},
  delivery: Partial<DeliveryOptions> = {},
): Promise<Tracer> {
  langsmith = await startLangsmithStandIn({ apiKey: KEY });
  log = [];
  const logger = createLogger({
    service: 'api',
    version: '1',
    revision: 'test',
    level: 'debug',
    destination: { write: (line) => void log.push(line) },
  });
  const sleep = (milliseconds: number, signal: AbortSignal) =>
    delay(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);
  const client = createUpstreamClient({
    service: 'LangSmith',
    baseUrl: langsmith.url,
    headers: { 'x-api-key': new Secret(KEY) },
    attempts: 1,
    sleep,
    now: () => new Date(),
    monotonicMs: () => performance.now(),
  });
  return createLangsmithTracer({
    client,
    delivery: createDelivery({ client, logger, sleep, gatherMs: 0, ...delivery }),
    endpoint: langsmith.url,
    project: 'the-project',
    level: 'info',
    hideInputs: true,
    hideOutputs: true,
    now: () => new Date(),
    randomBytes,
    ...more,
  });
}

/** A chain with a model inside. */
function trace(tracer: Tracer, error: unknown = null): string {
  const root = tracer.begin({ name: 'chain', kind: 'chain', inputs: { document: PATIENT } });
  const child = root.child({ name: 'model', kind: 'llm', metadata: { ls_model_name: 'm' } });
  child.end({ outputs: { script: PATIENT }, usage: { inputTokens: 3, outputTokens: 4 } });
  if (error === null) {
    root.end();
  } else {
    root.fail(error);
  }
  return root.traceId;
}

const received = () => [...langsmith.runs.values()];

describe('createLangsmithTracer', () => {
  it('sends a trace as a whole once its first run has ended, without its texts', async () => {
    const tracer = await start();
    const traceId = trace(tracer);
    await tracer.close();
    const [child, root] = received();
    expect(langsmith.calls).toEqual([{ method: 'POST', path: '/runs/batch', key: KEY }]);
    expect(root).toMatchObject({
      id: traceId,
      trace_id: traceId,
      name: 'chain',
      run_type: 'chain',
      session_name: 'the-project',
      inputs: {},
      outputs: {},
      extra: { metadata: { input_document_length: PATIENT.length } },
    });
    expect(child).toMatchObject({
      trace_id: traceId,
      parent_run_id: traceId,
      dotted_order: expect.stringContaining(`${String(root?.['dotted_order'])}.`),
      extra: {
        metadata: {
          ls_model_name: 'm',
          output_script_length: PATIENT.length,
          usage_metadata: { input_tokens: 3, output_tokens: 4, total_tokens: 7 },
        },
      },
    });
    expect(JSON.stringify(received())).not.toContain(PATIENT);
  });

  it('sends texts where it may', async () => {
    const tracer = await start({ hideInputs: false, hideOutputs: false });
    trace(tracer);
    await tracer.close();
    expect(received()).toMatchObject([
      { outputs: { script: PATIENT } },
      { inputs: { document: PATIENT } },
    ]);
  });

  it('says of an error what kind it was, and nothing of its text', async () => {
    const tracer = await start({ level: 'error' });
    trace(tracer);
    trace(tracer, new TypeError(PATIENT));
    trace(tracer, new UpstreamError(PATIENT, { service: 'Gemini', failure: 'timeout' }));
    await tracer.close();
    const errors = received().flatMap(({ error }) => (error === undefined ? [] : [error]));
    expect(errors).toEqual(['TypeError', 'ERR_UPSTREAM_TIMEOUT']);
    expect(received()).toHaveLength(4);
    expect(JSON.stringify(received())).not.toContain(PATIENT);
  });

  it('counts only the first end of a run', async () => {
    const tracer = await start();
    const run = tracer.begin({ name: 'once', kind: 'tool' });
    run.end();
    run.fail(new Error('later'));
    await tracer.close();
    expect(received()).toHaveLength(1);
    expect(received()[0]).not.toHaveProperty('error');
  });

  it('forgets what LangSmith does not take, and logs only that', async () => {
    const tracer = await start();
    langsmith.fail({ kind: 'status', status: 500 });
    trace(tracer);
    await expect.poll(() => log.length).toBe(1);
    expect(log[0]).toContain('traces could not be sent');
    trace(tracer);
    await tracer.close();
    expect(received()).toHaveLength(2);
    expect(log.join()).not.toContain('CANARY');
  });

  it('keeps a bounded number while LangSmith does not answer, and ends in a bounded time', async () => {
    const tracer = await start({}, { maxTraces: 3, closeMs: 5_000 });
    const { promise, resolve } = Promise.withResolvers<null>();
    langsmith.fail({ kind: 'hold', until: promise });
    trace(tracer);
    await expect.poll(() => langsmith.calls.length).toBe(1);
    const ids = Array.from({ length: 10 }, () => trace(tracer));
    resolve(null);
    await tracer.close();
    const roots = received().filter(({ name }) => name === 'chain');
    expect(roots.slice(1).map(({ id }) => id)).toEqual(ids.slice(-3));
  });

  it('does not wait for LangSmith at the end for longer than it may', async () => {
    const tracer = await start({}, { closeMs: 50 });
    langsmith.fail({ kind: 'hold', until: new Promise(() => undefined) });
    trace(tracer);
    await tracer.close();
    expect(received()).toEqual([]);
  });

  it('says where a trace can be looked at, and whether LangSmith answers', async () => {
    const tracer = await start();
    expect(await tracer.isAvailable(never)).toBe(true);
    const { tenantId, projectId, url } = langsmith;
    expect(await tracer.urlOf('the-trace', never)).toBe(
      `${url}/o/${tenantId}/projects/p/${projectId}/r/the-trace?poll=true`,
    );
    await langsmith.close();
    expect(await tracer.isAvailable(never)).toBe(false);
    expect(await tracer.urlOf('another', never)).toContain('another');
  });
});
