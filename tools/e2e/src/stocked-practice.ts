import { patientsOf } from './patients.ts';
import { practiceAt } from './practice.ts';
import type { System } from './system.ts';

/** What is in a practice in which every page has something to show; all of it has the same names. */
export interface StockedPractice {
  readonly documentId: string;
  readonly agentId: string;
  /** Of the patient URGENT7, with an urgent and an unanswered question. */
  readonly conversationId: string;
}

/** What things are called in a {@link StockedPractice}. */
export const STOCKED = {
  document: 'Cataract',
  agent: 'Cataract nurse',
  recording: 'After your operation',
  patient: 'URGENT7',
  module: 'Our ward',
} as const;

/** Gives a fresh system a document, an agent, a recording, an own module and two conversations. */
export async function stockPractice(system: System): Promise<StockedPractice> {
  const practice = practiceAt(system.url);
  const patients = await patientsOf(system, STOCKED.agent);
  await practice.recording(
    patients.knowledgeId,
    STOCKED.recording,
    'Good morning. Wear the shield at night.',
  );
  await practice.module(STOCKED.module, 'Explain the way to the ward.');
  await patients.tell({ patientId: 'CALM1', says: ['How often do I use the drops?'] });
  const conversationId = await patients.tell({
    patientId: STOCKED.patient,
    says: ['I have severe chest pain. What now?', 'What is the capital of Peru?'],
  });
  return { documentId: patients.knowledgeId, agentId: patients.agentId, conversationId };
}
