/** Bounds on what is read from one file. */
export interface ExtractionLimits {
  /** Pages of a PDF. */
  readonly maxPages: number;
  /** Characters (Unicode code points) of text. */
  readonly maxCharacters: number;
}

/** A longer string has too many characters whatever they are: none takes more than two code units. */
export function mostCodeUnits(limits: ExtractionLimits): number {
  return 2 * limits.maxCharacters;
}
