import {
  AUDIO_LIMITS,
  SCRIPT_MODELS,
  countCharacters,
  type GenerateAudio,
  type ScriptConfig,
  type ScriptDuration,
  type ScriptLanguage,
} from '@elevendops/contract';
import type { ScriptOrder } from '../api/scripts-api.ts';

/** The steps from a document to its audio. */
export const STEPS = ['document', 'script', 'edit', 'voices', 'audio'] as const;

/** @see STEPS */
export type Step = (typeof STEPS)[number];

/** Everything that has been chosen and written on the way to an audio file. */
export interface Draft {
  readonly step: Step;
  readonly knowledgeId: string | null;
  readonly templateIds: readonly string[];
  readonly instructions: string;
  readonly multiSpeaker: boolean;
  readonly speaker1Languages: readonly ScriptLanguage[];
  readonly speaker2Languages: readonly ScriptLanguage[];
  readonly minutes: ScriptDuration['minutes'];
  readonly model: string;
  /** Null: the system prompt of the server. */
  readonly systemPrompt: string | null;
  readonly script: string;
  /** What wrote the script; null when a person did. */
  readonly writtenBy: string | null;
  readonly warning: string | null;
  readonly name: string;
  readonly description: string;
  readonly voice1: string | null;
  readonly voice2: string | null;
}

/** A fresh draft in the language of the page. */
export function newDraft(language: 'en' | 'zh-TW'): Draft {
  return {
    step: 'document',
    knowledgeId: null,
    templateIds: ['faq'],
    instructions: '',
    multiSpeaker: true,
    speaker1Languages: [language],
    speaker2Languages: [language],
    minutes: 3,
    model: SCRIPT_MODELS[1],
    systemPrompt: null,
    script: '',
    writtenBy: null,
    warning: null,
    name: '',
    description: '',
    voice1: null,
    voice2: null,
  };
}

/** The draft for another document: what was chosen stays, what was written of the old one goes. */
export function withDocument(draft: Draft, knowledgeId: string): Draft {
  return draft.knowledgeId === knowledgeId
    ? draft
    : {
        ...draft,
        knowledgeId,
        script: '',
        writtenBy: null,
        warning: null,
        name: '',
        description: '',
      };
}

/** Whether a script can be spoken as it is. */
export function scriptProblem(script: string): 'empty' | 'tooLong' | null {
  if (script.trim() === '') {
    return 'empty';
  }
  return countCharacters(script) > AUDIO_LIMITS.script ? 'tooLong' : null;
}

/** Whether everything before a step is there. */
export function canReach(draft: Draft, step: Step): boolean {
  const hasDocument = draft.knowledgeId !== null;
  const hasScript = hasDocument && scriptProblem(draft.script) === null;
  const needed: Readonly<Record<Step, boolean>> = {
    document: true,
    script: hasDocument,
    edit: hasDocument,
    voices: hasScript,
    audio: hasScript && draft.voice1 !== null,
  };
  return needed[step];
}

/** What the script is to be like, as the API wants it. */
export function configOf(draft: Draft): ScriptConfig {
  const { multiSpeaker, instructions, systemPrompt } = draft;
  return {
    template_ids: [...draft.templateIds],
    is_multi_speaker: multiSpeaker,
    preferred_languages: multiSpeaker ? [] : [...draft.speaker1Languages],
    speaker1_languages: multiSpeaker ? [...draft.speaker1Languages] : [],
    speaker2_languages: multiSpeaker ? [...draft.speaker2Languages] : [],
    target_duration_minutes: draft.minutes,
    ...(instructions.trim() !== '' && { quick_instructions: instructions }),
    ...(systemPrompt !== null && { system_prompt_override: systemPrompt }),
  };
}

/** The order to write the script; null without a document. */
export function scriptOrderOf(draft: Draft): ScriptOrder | null {
  return draft.knowledgeId === null
    ? null
    : {
        knowledge_id: draft.knowledgeId,
        model_name: draft.model,
        template_config: configOf(draft),
      };
}

/** The order to speak the script; null while something is missing. */
export function audioOrderOf(draft: Draft): Omit<GenerateAudio, 'doctor_id'> | null {
  const { knowledgeId, voice1, voice2, multiSpeaker, name, description } = draft;
  if (knowledgeId === null || voice1 === null || !canReach(draft, 'audio')) {
    return null;
  }
  return {
    knowledge_id: knowledgeId,
    script: draft.script,
    voice_id: voice1,
    ...(multiSpeaker && voice2 !== null && { speaker2_voice_id: voice2 }),
    ...(name.trim() !== '' && { name: name.trim() }),
    ...(description.trim() !== '' && { description: description.trim() }),
  };
}
