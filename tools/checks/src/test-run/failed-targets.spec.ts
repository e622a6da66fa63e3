import { describe, expect, it } from 'vitest';
import { failedTargets } from './failed-targets.ts';

const STARTED = Date.parse('2030-01-01T00:00:10.000Z');
const recordOf = (startTime: string, tasks: object[]) =>
  JSON.stringify({ run: { startTime }, tasks });

describe('failedTargets', () => {
  it('names the targets that did not end with 0', () => {
    const record = recordOf('2030-01-01T00:00:10.500Z', [
      { taskId: 'a:test', status: 0 },
      { taskId: 'a:lint', status: 1 },
      { taskId: 'b:build', status: null },
    ]);
    expect(failedTargets(record, STARTED)).toEqual(['a:lint', 'b:build']);
  });

  it('does not take the record of an older run for that of this one', () => {
    const record = recordOf('2030-01-01T00:00:09.999Z', [{ taskId: 'a:lint', status: 1 }]);
    expect(failedTargets(record, STARTED)).toBeNull();
  });

  it('knows nothing without a record', () => {
    expect(failedTargets(null, STARTED)).toBeNull();
    expect(failedTargets('{}', STARTED)).toBeNull();
  });
});
