/** What is told about an element that somebody may want explained. */
export interface AttentionListener {
  /** The pointer or the focus has come: what explains the element may be needed in a moment. */
  onApproach(element: HTMLElement): void;
  /** Whether somebody stays on it: a moment with the pointer, or with the focus of the keyboard. */
  onDwell(stays: boolean): void;
}

const MOMENT_MS = 250;

/** Watches the attention that an element gets; returns what ends this. */
export function watchAttention(element: HTMLElement, listener: AttentionListener): () => void {
  const watching = new AbortController();
  let staying = new AbortController();
  let moment: ReturnType<typeof setTimeout> | undefined;

  const leave = () => {
    clearTimeout(moment);
    staying.abort();
    listener.onDwell(false);
  };
  const stay = () => {
    clearTimeout(moment);
    staying.abort();
    staying = new AbortController();
    const { signal } = staying;
    const document = element.ownerDocument;
    document.addEventListener('keydown', ({ key }) => key === 'Escape' && leave(), { signal });
    document.addEventListener(
      'pointerdown',
      ({ target }) => target instanceof Node && !element.contains(target) && leave(),
      { signal },
    );
    listener.onDwell(true);
  };
  const approach = () => {
    listener.onApproach(element);
    clearTimeout(moment);
    moment = setTimeout(stay, MOMENT_MS);
  };
  const focus = () => {
    // A click gives the focus too, but does not ask for an explanation.
    if (element.matches(':focus-visible')) {
      listener.onApproach(element);
      stay();
    }
  };

  // Not as React's properties: a disabled button would not hear that the pointer leaves.
  const { signal } = watching;
  element.addEventListener('mouseenter', approach, { signal });
  element.addEventListener('mouseleave', leave, { signal });
  element.addEventListener('focus', focus, { signal });
  element.addEventListener('blur', leave, { signal });
  return () => {
    watching.abort();
    leave();
  };
}
