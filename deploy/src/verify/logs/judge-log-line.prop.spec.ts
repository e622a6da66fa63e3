import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeLogLine, traceOf } from './judge-log-line.ts';

const TRACE = `projects/clinic/traces/${'ab'.repeat(16)}`;
const GOOD = {
  severity: 'INFO',
  time: '2026-01-02T03:04:05.678Z',
  message: 'done',
  'logging.googleapis.com/trace': TRACE,
  'logging.googleapis.com/spanId': '0f'.repeat(8),
  'logging.googleapis.com/trace_sampled': true,
  'logging.googleapis.com/labels': { service: 'api' },
  httpRequest: { status: 200, latency: '0.25s' },
};

describe('judgeLogLine', () => {
  it('takes a line that is as Cloud Logging documents it', () => {
    expect(judgeLogLine(JSON.stringify(GOOD))).toEqual({ problem: null, entry: GOOD });
    expect(traceOf(GOOD)).toBe(TRACE);
  });

  it.each([
    [{ severity: 'WARN' }, /severity "WARN"/],
    [{ severity: undefined }, /severity of nothing/],
    [{ time: 'yesterday' }, /time "yesterday"/],
    [{ time: '2026-13-02T03:04:05Z' }, /time/],
    [{ time: 1_700_000_000 }, /time 1700000000/],
    [{ message: '' }, /no message/],
    [{ 'logging.googleapis.com/trace': 'ab'.repeat(16) }, /trace that is not projects/],
    [{ 'logging.googleapis.com/trace': `projects/p/traces/${'AB'.repeat(16)}` }, /trace/],
    [{ 'logging.googleapis.com/spanId': '1' }, /spanId that is not 16/],
    [{ 'logging.googleapis.com/trace_sampled': 'true' }, /trace_sampled that is not a boolean/],
    [{ 'logging.googleapis.com/labels': { count: 1 } }, /labels that is not texts/],
    [{ httpRequest: { latency: '250ms' } }, /httpRequest/],
    [{ httpRequest: { status: '200' } }, /httpRequest/],
    [{ message: 'x'.repeat(257 * 1024) }, /longer than 262144 bytes/],
  ])('says what is wrong with %#', (change, problem) => {
    expect(judgeLogLine(JSON.stringify({ ...GOOD, ...change })).problem).toMatch(problem);
  });

  it.each(['', 'ready', '[]', '"text"', 'null', '{"severity":'])('refuses the text %j', (text) => {
    expect(judgeLogLine(text).problem).toBe('is no JSON object');
  });

  it('never throws, and takes only what has all three fields', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const judged = judgeLogLine(text);
        if (judged.problem === null) {
          expect(Object.keys(judged.entry)).toEqual(
            expect.arrayContaining(['severity', 'time', 'message']),
          );
        }
      }),
    );
  });
});
