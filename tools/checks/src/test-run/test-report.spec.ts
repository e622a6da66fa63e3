import { describe, expect, it } from 'vitest';
import { parseTestReport } from './test-report.ts';

describe('parseTestReport', () => {
  it('keeps what the summary needs', () => {
    const text = JSON.stringify({
      numTotalTests: 1,
      testResults: [
        {
          name: '/x/a.spec.ts',
          status: 'passed',
          message: '',
          startTime: 1,
          assertionResults: [
            { fullName: 'a works', status: 'passed', duration: 3, failureMessages: [] },
            { fullName: 'b works', status: 'passed', failureMessages: ['expected 1 to be 2'] },
          ],
        },
      ],
    });
    expect(parseTestReport(text)).toEqual({
      testResults: [
        {
          name: '/x/a.spec.ts',
          status: 'passed',
          message: '',
          assertionResults: [
            { fullName: 'a works', status: 'passed', failureMessages: [] },
            { fullName: 'b works', status: 'passed', failureMessages: ['expected 1 to be 2'] },
          ],
        },
      ],
    });
  });

  it.each([
    ['', 'not JSON'],
    ['null', 'no list "testResults"'],
    ['{ "testResults": {} }', 'no list "testResults"'],
    ['{ "testResults": [null] }', 'lacks its name, status or list of tests'],
    ['{ "testResults": [{ "name": "a", "status": "passed" }] }', 'lacks its name'],
    [
      '{ "testResults": [{ "name": "a", "status": "passed", "assertionResults": [{}] }] }',
      'a test of a lacks its name or status',
    ],
  ])('refuses %s', (text, message) => {
    expect(() => parseTestReport(text)).toThrow(message);
  });
});
