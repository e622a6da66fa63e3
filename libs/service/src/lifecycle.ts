/** Whether a process is draining, for everything in it that has to know. */
export interface Lifecycle {
  readonly draining: boolean;
  /**
   * Calls the listener once when draining begins: to end streams, to stop background work. Returns a
   * function that takes the listener off again. A listener added while draining is called at once.
   */
  onDrain(listener: () => void): () => void;
  /** Begins to drain; a second call changes nothing. */
  drain(): void;
}

/** Makes a {@link Lifecycle} that is not draining. */
export function createLifecycle(): Lifecycle {
  const listeners = new Set<() => void>();
  let draining = false;
  return {
    get draining() {
      return draining;
    },
    onDrain(listener) {
      if (draining) {
        listener();
        return () => undefined;
      }
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    drain() {
      if (draining) {
        return;
      }
      draining = true;
      for (const listener of listeners) {
        listener();
      }
      listeners.clear();
    },
  };
}
