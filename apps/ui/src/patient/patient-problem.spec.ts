import { describe, expect, it } from 'vitest';
import { patientProblem, pauseBeforeRetry } from './patient-problem.ts';

describe('patientProblem', () => {
  it('tells a lost connection from an agent that failed and a session that is over', () => {
    expect(patientProblem('API_UNAVAILABLE')).toBe('connection');
    expect(patientProblem('UPSTREAM_ERROR')).toBe('agent');
    expect(patientProblem('SESSION_ENDED')).toBe('ended');
    expect(patientProblem('RATE_LIMITED')).toBe('busy');
  });
});

describe('pauseBeforeRetry', () => {
  it('sends a lost message again by itself, ever more slowly, and not for ever', () => {
    const pauses = [1, 2, 3, 4, 5, 41, 42].map((attempts) =>
      pauseBeforeRetry('NETWORK_ERROR', attempts),
    );
    expect(pauses).toEqual([2_000, 4_000, 8_000, 15_000, 15_000, 15_000, null]);
  });

  it('never repeats what the server has understood and refused', () => {
    for (const code of [
      'VALIDATION_ERROR',
      'SESSION_ENDED',
      'RATE_LIMITED',
      'UPSTREAM_ERROR',
    ] as const) {
      expect(pauseBeforeRetry(code, 1)).toBeNull();
    }
  });
});
