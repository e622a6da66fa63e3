import { conversationListSchema } from '@elevendops/contract';
import type { Locator, Page } from 'playwright-core';
import { patientsOf } from './patients.ts';
import type { System } from './system.ts';

/** What a patient types who does not mean well. */
export const MARKUP = '<img src=x onerror=alert(1)> =1+1';

/**
 * 24 conversations: 22 calm ones, the first with an agent whose name is a formula, and an urgent one in each
 * language, whose ids are given.
 */
export async function tellStories(
  system: System,
): Promise<Readonly<Record<'en-GB' | 'zh-TW', string>>> {
  const spoiled = await patientsOf(system, '=HYPERLINK("http://evil") 護理師');
  await spoiled.tell({ patientId: 'CALM1', says: ['How often do I use the drops?'] });
  const patients = await patientsOf(system, '白內障護理師 Cataract nurse');
  for (let number = 2; number <= 22; number += 1) {
    await patients.tell({
      patientId: `CALM${String(number)}`,
      says: ['How often do I use the drops?'],
    });
  }
  const english = await patients.tell({
    patientId: 'URGENTEN',
    says: [
      'How often do I use the drops?',
      'I have severe chest pain. Should I worry?',
      'What is the capital of Peru?',
      MARKUP,
    ],
  });
  const chinese = await patients.tell({
    patientId: 'URGENTZH',
    says: ['眼藥水一天要點幾次？', '我胸痛得很厲害，怎麼辦？', '秘魯的首都在哪裡？', MARKUP],
  });
  return { 'en-GB': english, 'zh-TW': chinese };
}

/** The rows of a table, its head among them. */
export function rowsOf(page: Page, table: string): Locator {
  return page.getByRole('table', { name: table, exact: true }).first().getByRole('row');
}

/** Ids of the conversations that are marked as reviewed. */
export async function reviewedIds(url: string): Promise<string[]> {
  const reply = await fetch(`${url}/api/conversations?reviewed=true`);
  return conversationListSchema
    .parse(await reply.json())
    .conversations.map(({ conversation_id: id }) => id);
}
