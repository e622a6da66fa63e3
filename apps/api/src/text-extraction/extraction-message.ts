import type { ExtractionLimits } from './extraction-limits.ts';
import type { UnreadableFileReason } from './unreadable-file-error.ts';

/** What a worker is given: one file. */
export interface ExtractionJob {
  readonly format: 'pdf' | 'docx';
  readonly bytes: Uint8Array;
  readonly limits: ExtractionLimits;
}

/** What a worker answers; errors travel as data, for their classes would not survive the way. */
export type ExtractionOutcome =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'unreadable'; readonly reason: UnreadableFileReason }
  | { readonly type: 'unsupported'; readonly detected: string };
