/** What one view of the patient's page hands to the next, in the state of the address. */
export interface HandedOver {
  /** What the agent says first. */
  readonly greeting?: string;
  /** A question that the patient had typed. */
  readonly question?: string;
  readonly patientId?: string;
}

/** Reads it; an address that was typed has none. */
export function handedOver(state: unknown): HandedOver {
  const text = (name: keyof HandedOver) => {
    const value: unknown =
      typeof state === 'object' && state !== null && name in state
        ? (state as Record<string, unknown>)[name]
        : undefined;
    return typeof value === 'string' ? { [name]: value } : {};
  };
  return { ...text('greeting'), ...text('question'), ...text('patientId') };
}
