import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { failed, ok } from '../finding.ts';
import { request } from '../http/request.ts';
import { judgeLogLine, traceOf } from '../logs/judge-log-line.ts';
import type { Check } from '../scene.ts';

const PATIENCE_MS = 5_000;
/** The public server, and the API behind it. */
const LEAST_LINES = 2;

/** What Cloud Run says of a request's trace stands in the lines that tell of the request. */
export const traceCheck: Check = {
  name: 'trace in logs',
  async run({ env, instance }) {
    const trace = randomBytes(16).toString('hex');
    await request({
      port: instance.port,
      path: '/api/knowledge',
      headers: { 'X-Cloud-Trace-Context': `${trace}/123456789;o=1` },
    });
    const expected = `projects/${env['GOOGLE_CLOUD_PROJECT'] ?? ''}/traces/${trace}`;
    const found = (): number =>
      instance.lines.filter(({ text }) => {
        const judged = judgeLogLine(text);
        return judged.problem === null && traceOf(judged.entry) === expected;
      }).length;
    const late = AbortSignal.timeout(PATIENCE_MS);
    while (found() < LEAST_LINES && !late.aborted) {
      await sleep(50);
    }
    const count = found();
    return count < LEAST_LINES
      ? failed(`${String(count)} lines have the trace ${expected}, not ${String(LEAST_LINES)}`)
      : ok(
          `${String(count)} lines of a request with X-Cloud-Trace-Context are linked to its trace`,
        );
  },
};
