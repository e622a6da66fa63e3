import { useId, useState, type SyntheticEvent } from 'react';

/** An open or closed popup, as its code needs it. */
export interface Popup {
  readonly id: string;
  /** The button that opens it. */
  readonly target: HTMLElement;
  readonly opened: boolean;
  readonly onChange: (opened: boolean) => void;
}

/**
 * A button that opens a popup. The button is complete before the code of the popup is there; `popup` is null
 * until somebody comes near the button.
 */
export function useOpener(kind: 'menu' | 'dialog') {
  const id = useId();
  const [target, setTarget] = useState<HTMLElement | null>(null);
  const [opened, setOpened] = useState(false);
  const approach = (event: SyntheticEvent<HTMLElement>) => {
    setTarget(event.currentTarget);
  };
  const popup: Popup | null = target && { id, target, opened, onChange: setOpened };
  return {
    popup,
    button: {
      id,
      'aria-haspopup': kind,
      'aria-expanded': opened,
      'aria-controls': opened ? `${id}-dropdown` : undefined,
      onPointerEnter: approach,
      onFocus: approach,
      onClick(event: SyntheticEvent<HTMLElement>) {
        approach(event);
        setOpened(!opened);
      },
    },
  };
}
