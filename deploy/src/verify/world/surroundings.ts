/** What a scenario has around an instance. */
export interface Surroundings {
  /** Added to what Cloud Run gives. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}
