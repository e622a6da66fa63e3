import type { UseMutationResult } from '@tanstack/react-query';
import type { AudioFile, GenerateAudio } from '@elevendops/contract';
import type { Draft, Step } from './draft.ts';
import type { ScriptWriter } from './use-script-writer.ts';

/** An order to speak a script. */
export type AudioOrder = Omit<GenerateAudio, 'doctor_id'>;

/** The making of an audio file. */
export interface AudioMaker {
  readonly state: UseMutationResult<AudioFile, Error, AudioOrder>;
  /** When the present one was begun. */
  readonly startedAt: Date | null;
  readonly start: (order: AudioOrder) => void;
  readonly cancel: () => void;
}

/** What each step works on. */
export interface StepProps {
  readonly draft: Draft;
  readonly change: (change: Partial<Draft>) => void;
  readonly goTo: (step: Step) => void;
  readonly writer: ScriptWriter;
  readonly maker: AudioMaker;
}
