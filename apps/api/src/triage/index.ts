export { findUrgentSymptoms, labelOf } from './find-urgent-symptoms.ts';
export { URGENT_SYMPTOMS, type UrgentSymptom } from './urgent-symptoms.ts';
