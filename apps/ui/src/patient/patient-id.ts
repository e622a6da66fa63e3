import { SESSION_LIMITS } from '@elevendops/contract';

/** The id that the demo button fills in. */
export const DEMO_PATIENT_ID = 'A123456789';

/** What can be wrong with a patient's id. */
export type PatientIdIssue = 'missing' | 'letters' | 'tooLong';

/** What is wrong with an id; null when it can be used. Blanks around it are not counted. */
export function patientIdIssue(typed: string): PatientIdIssue | null {
  const id = typed.trim();
  if (id === '') {
    return 'missing';
  }
  if (!/^[a-zA-Z0-9]+$/u.test(id)) {
    return 'letters';
  }
  return id.length > SESSION_LIMITS.patientId ? 'tooLong' : null;
}
