import { describe, expect, it } from 'vitest';
import { renderEntry } from './log-entry.ts';

const ENTRY = { severity: 'INFO', message: 'ready' } as const;
const IDENTITY = { service: 'supervisor', version: '1.2.3', revision: 'elevendops-00001' };

function labelsOf(runService: string | null): unknown {
  const line = renderEntry(ENTRY, { ...IDENTITY, runService }, '2026-01-02T03:04:05.000Z');
  return (JSON.parse(line) as Readonly<Record<string, unknown>>)['logging.googleapis.com/labels'];
}

describe('renderEntry', () => {
  it('labels the line with the Cloud Run service, where there is one', () => {
    expect(labelsOf('elevendops')).toEqual({
      service: 'supervisor',
      revision: 'elevendops-00001',
      run_service: 'elevendops',
    });
    expect(labelsOf(null)).toEqual({ service: 'supervisor', revision: 'elevendops-00001' });
  });
});
