import { patientProblem, type PatientProblem } from '../patient-problem.ts';
import { ApiError } from '../../api/api-error.ts';

/** Why there is no talk by voice, as a patient is told it; each has a sentence in every language. */
export type VoiceProblem =
  /** The microphone was refused, now or once for all. */
  | 'denied'
  | 'noMicrophone'
  /** Another program has the microphone. */
  | 'microphoneBusy'
  /** The browser cannot, or is not allowed to, because the page did not come by https. */
  | 'unsupported'
  /** The connection broke while talking. */
  | 'lost'
  /** There was no connection to begin with. */
  | 'failed'
  /** The agent ended the talk. */
  | 'agentEnded';

/** A problem of the voice, or of our own server. */
export type VoiceTrouble = VoiceProblem | { readonly api: PatientProblem };

const BY_NAME: Readonly<Record<string, VoiceProblem>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'noMicrophone',
  OverconstrainedError: 'noMicrophone',
  NotReadableError: 'microphoneBusy',
  AbortError: 'microphoneBusy',
};

/** What an error on the way to a talk means for the patient. */
export function voiceTroubleOf(error: unknown): VoiceTrouble {
  if (error instanceof ApiError) {
    return { api: patientProblem(error.code) };
  }
  return (error instanceof DOMException ? BY_NAME[error.name] : undefined) ?? 'failed';
}
