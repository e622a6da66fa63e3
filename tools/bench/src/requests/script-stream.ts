import { startGeminiStandIn, type GeminiStandIn } from '@elevendops/testing';
import { medianOf } from '../report/report.ts';
import { percentile } from '../report/statistics.ts';
import { pause } from '../run/start-run.ts';
import { timeOfFirst } from './first-token.ts';
import { saveDocument } from './knowledge-data.ts';
import { OURS, type OpenBenchmark, type RequestBenchmark } from './request-benchmark.ts';
import { startApi, startRival, startUiServer } from './servers.ts';

const ROUTE = '/api/audio/generate-script-stream';
const API = 'the API alone';
const PIPES = 'two node:http pipes';
const MODEL_NAME = 'gemini-2.5-flash';
const FIRST = 'First!';
const SCRIPT = `${FIRST} ${'Then comes the rest of the script. '.repeat(50)}`.trim();
const STREAMS = 10;
/** By then the request has reached the model, which has not said a word. */
const MODEL_THINKS_MS = 60;
const WARM_UP_STREAMS = 20;

/** How much later than the model says it a reader sees the first token. */
export const scriptStream: RequestBenchmark = {
  name: 'script-stream',
  title: 'Script stream: from the first token of the model to the reader',
  figures: [
    { id: 'p50', title: 'first token, median', unit: 'ms' },
    { id: 'slowest', title: `slowest of ${String(STREAMS)}`, unit: 'ms' },
  ],
  subjects: [OURS, API, PIPES],
  base: PIPES,
  async open(parts): Promise<OpenBenchmark> {
    await using resources = new AsyncDisposableStack();
    const model = await startGeminiStandIn({ answer: SCRIPT, pieceLength: FIRST.length });
    resources.defer(() => model.close());
    const api = await startApi(parts, { GOOGLE_API_KEY: 'bench', GEMINI_API_URL: model.url });
    resources.defer(() => api.end());
    const ui = await startUiServer(parts, api);
    resources.defer(() => ui.end());
    const path = '/v1beta/models';
    const first = await startRival(parts, 'node-pipe.ts', [model.url], path);
    resources.defer(() => first.end());
    const second = await startRival(parts, 'node-pipe.ts', [first.url], path);
    resources.defer(() => second.end());
    const body = { knowledge_id: await saveDocument(api), model_name: MODEL_NAME };
    const asks: Readonly<Record<string, Ask>> = {
      [OURS]: askForScript(ui.url, body),
      [API]: askForScript(api.url, body),
      [PIPES]: askModel(second.url),
    };
    for (let stream = 0; stream < WARM_UP_STREAMS; stream += 1) {
      for (const ask of Object.values(asks)) {
        await delayOf(model, ask);
      }
    }
    const all = resources.move();
    return {
      async measure(subject) {
        const ask = asks[subject];
        const delays: number[] = [];
        for (let stream = 0; ask !== undefined && stream < STREAMS; stream += 1) {
          delays.push(await delayOf(model, ask));
        }
        return { p50: percentile(delays, 0.5) ?? Infinity, slowest: Math.max(...delays) };
      },
      [Symbol.asyncDispose]: () => all.disposeAsync(),
    };
  },
  marksOf: (rows) => [
    { text: 'first token', value: medianOf(rows, OURS, 'p50'), limit: 20, unit: 'ms' },
    {
      text: `first token, slowest of ${String(STREAMS)}`,
      value: medianOf(rows, OURS, 'slowest'),
      limit: 20,
      unit: 'ms',
    },
  ],
};

/** Asks for a stream; resolves with the time at which its first token was there. */
type Ask = () => Promise<number>;

/** Milliseconds from the model's first token to the reader's. */
async function delayOf(model: GeminiStandIn, ask: Ask): Promise<number> {
  const { promise: says, resolve: say } = Promise.withResolvers<undefined>();
  model.fail({ kind: 'hold', afterCharacters: 0, until: says });
  const calls = model.calls.length;
  const received = ask();
  await Promise.race([received, untilCalled(model, calls)]);
  await pause(MODEL_THINKS_MS);
  const saidMs = performance.now();
  say(undefined);
  return (await received) - saidMs;
}

async function untilCalled(model: GeminiStandIn, calls: number): Promise<void> {
  while (model.calls.length === calls) {
    await pause(1);
  }
}

let asked = 0;

function askForScript(url: string, body: object): Ask {
  return () => {
    asked += 1;
    return timeOfFirst(
      url + ROUTE,
      {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          // Each reader is another: one alone would soon be told to wait.
          'x-forwarded-for': `198.51.${String(asked >> 8)}.${String(asked & 255)}`,
        },
        body: JSON.stringify(body),
      },
      {
        wanted: `"content":"${FIRST}`,
        isComplete: (text) => text.includes(JSON.stringify(SCRIPT)) && text.endsWith('}\n\n'),
      },
    );
  };
}

function askModel(url: string): Ask {
  return () =>
    timeOfFirst(
      `${url}/v1beta/models/${MODEL_NAME}:streamGenerateContent?alt=sse`,
      { method: 'POST', body: JSON.stringify({ contents: [{ parts: [{ text: 'Write.' }] }] }) },
      { wanted: `"text":"${FIRST}`, isComplete: (text) => text.includes('"finishReason":"STOP"') },
    );
}
