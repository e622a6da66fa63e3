import type { Agent } from '@elevendops/contract';
import type { Locator, Page } from 'playwright-core';
import { PATIENT_WORDS, type PatientWords } from './agent-words.ts';
import { practiceAt } from './practice.ts';

/** What a practice has prepared for its patients, in each language. */
export const PATIENT_TEXTS = {
  'en-GB': {
    language: 'en',
    agent: 'Nurse Anna',
    recording: 'After your cataract operation',
    document: `# Cataract surgery

Your lens is replaced by a clear one. It takes about twenty minutes.

## Eye drops

Use the eye drops four times a day for two weeks.

## When may I shower?

You may shower from the second day, with the eye closed.
`,
    script: 'Good morning. Wear the shield at night and use the drops as written on the box.',
    heading: 'Eye drops',
    question: 'How often do I use the eye drops?',
    answer: /four times a day/,
  },
  'zh-TW': {
    language: 'zh-TW',
    agent: '衛教護理師小安',
    recording: '白內障手術後',
    document: `# 白內障手術

您的水晶體會換成透明的人工水晶體，大約二十分鐘。

## 眼藥水

眼藥水每天點四次，連續兩週。

## 什麼時候可以洗澡？

第二天起可以洗澡，請閉上眼睛。
`,
    script: '早安。晚上請戴眼罩，並依照盒子上的說明點眼藥水。',
    heading: '眼藥水',
    question: '眼藥水一天要點幾次？',
    answer: /每天點四次/,
  },
} as const;

/** A language that {@link PATIENT_TEXTS} are in. */
export type PatientLanguage = keyof typeof PATIENT_TEXTS;

/** Makes a document, its recording, and an agent that knows it. */
export async function prepareForPatients(url: string, language: PatientLanguage): Promise<Agent> {
  const practice = practiceAt(url);
  const texts = PATIENT_TEXTS[language];
  const id = await practice.document(texts.recording, texts.document);
  const agent = await practice.agent(texts.agent, [id], texts.language);
  await practice.recording(id, texts.recording, texts.script, texts.language);
  return agent;
}

/** What a patient does on the page, by what is written on it. */
export interface PatientPage {
  readonly words: PatientWords;
  readonly log: Locator;
  readonly question: Locator;
  button(name: string): Locator;
  /** Begins a conversation with an agent. */
  start(agentId: string): Promise<void>;
  ask(text: string): Promise<void>;
  /** Ends the conversation, and waits for the summary. */
  end(): Promise<void>;
}

/** Drives the page for patients in a language. */
export function patientPage(page: Page, language: PatientLanguage): PatientPage {
  const words = PATIENT_WORDS[language];
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const log = page.getByRole('log');
  return {
    words,
    button,
    log,
    question: page.getByRole('textbox', { name: words.question }),
    async start(agentId: string) {
      await page.goto(`/patient?agent=${agentId}`);
      await page.getByRole('heading', { name: words.title, level: 1 }).waitFor();
      await button(words.sample).click();
      await button(words.start).click();
      await log.waitFor();
    },
    async ask(text: string) {
      await page.getByRole('textbox', { name: words.question }).fill(text);
      await button(words.send).click();
    },
    async end() {
      await button(words.end).first().click();
      await page.getByRole('dialog').getByRole('button', { name: words.confirmEnd }).last().click();
      await page.getByRole('heading', { name: words.thanks }).waitFor();
    },
  };
}
