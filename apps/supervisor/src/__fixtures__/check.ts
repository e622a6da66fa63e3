/** Fails the run when something does not hold that always must. */
export function check(holds: boolean | undefined, otherwise: string): void {
  if (!holds) {
    throw new Error(otherwise);
  }
}
