import { describe, expect, it } from 'vitest';
import { createLogger, type LoggerOptions } from './create-logger.ts';

function logged(
  write: (logger: ReturnType<typeof createLogger>) => void,
  options: Partial<LoggerOptions> = {},
) {
  const lines: string[] = [];
  const logger = createLogger({
    service: 'api',
    version: '1.2.3',
    revision: 'r7',
    destination: { write: (line: string) => void lines.push(line) },
    ...options,
  });
  write(logger);
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('createLogger', () => {
  it('writes severity, time, message and labels as Cloud Logging names them', () => {
    const [line] = logged((logger) => {
      logger.warn({ attempt: 2 }, 'upload failed');
    });
    expect(line).toMatchObject({
      severity: 'WARNING',
      message: 'upload failed',
      attempt: 2,
      serviceContext: { service: 'api', version: '1.2.3' },
      'logging.googleapis.com/labels': { service: 'api', revision: 'r7' },
    });
    expect(Date.parse(String(line?.['time']))).not.toBeNaN();
  });

  it('labels each line with the Cloud Run service, where there is one', () => {
    const write = (logger: ReturnType<typeof createLogger>): void => {
      logger.info('hello');
    };
    const [there] = logged(write, { runService: 'elevendops' });
    const [elsewhere] = logged(write, { runService: null });
    expect(there?.['logging.googleapis.com/labels']).toEqual({
      service: 'api',
      revision: 'r7',
      run_service: 'elevendops',
    });
    expect(elsewhere?.['logging.googleapis.com/labels']).toEqual({
      service: 'api',
      revision: 'r7',
    });
  });

  it('gives an error its stack where Error Reporting looks for it', () => {
    const [line] = logged((logger) => {
      logger.error({ err: new TypeError('no such voice') }, 'speech failed');
    });
    expect(line?.['severity']).toBe('ERROR');
    expect(line?.['stack_trace']).toMatch(/^TypeError: no such voice\n\s+at /);
    expect(line?.['@type']).toContain('ReportedErrorEvent');
    expect(line?.['message']).toBe('speech failed');
  });

  it('names the trace with its project, so that Cloud Logging links it', () => {
    const trace = { traceId: 'ab'.repeat(16), spanId: '0f'.repeat(8), sampled: true };
    const [line] = logged(
      (logger) => {
        logger.info({ trace }, 'done');
      },
      { projectId: 'clinic-1' },
    );
    expect(line).toMatchObject({
      'logging.googleapis.com/trace': `projects/clinic-1/traces/${'ab'.repeat(16)}`,
      'logging.googleapis.com/spanId': '0f'.repeat(8),
      'logging.googleapis.com/trace_sampled': true,
    });
    expect(line).not.toHaveProperty('trace');
  });

  it('keeps a message with line breaks on one line', () => {
    const lines: string[] = [];
    createLogger({
      service: 'api',
      version: '1',
      revision: 'r',
      destination: { write: (line: string) => void lines.push(line) },
    }).info('first\nsecond\u2028third');
    expect(lines).toHaveLength(1);
    expect(lines[0]?.trimEnd()).not.toContain('\n');
  });

  it('leaves out what is below its level', () => {
    const lines = logged(
      (logger) => {
        logger.info('quiet');
        logger.error('loud');
      },
      { level: 'error' },
    );
    expect(lines.map((line) => line['message'])).toEqual(['loud']);
  });
});
