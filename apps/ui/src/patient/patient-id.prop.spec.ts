import { createSessionSchema } from '@elevendops/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEMO_PATIENT_ID, patientIdIssue } from './patient-id.ts';

describe('patientIdIssue', () => {
  it('refuses what the API refuses, and nothing else', () => {
    const anyId = fc.oneof(fc.string(), fc.stringMatching(/^[a-zA-Z0-9]{0,70}$/u));
    fc.assert(
      fc.property(anyId, (typed) => {
        const sent = createSessionSchema.safeParse({ patient_id: typed.trim(), agent_id: 'a' });
        expect(patientIdIssue(typed) === null).toBe(sent.success);
      }),
    );
  });

  it('says what is wrong', () => {
    expect(patientIdIssue('  ')).toBe('missing');
    expect(patientIdIssue('A-1')).toBe('letters');
    expect(patientIdIssue('a'.repeat(65))).toBe('tooLong');
    expect(patientIdIssue(` ${DEMO_PATIENT_ID} `)).toBeNull();
  });
});
