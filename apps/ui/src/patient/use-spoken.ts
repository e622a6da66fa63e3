import { useState } from 'react';

/** Whether answers are read aloud, as the patient wants it. */
export interface Spoken {
  readonly on: boolean;
  readonly toggle: () => void;
}

/** @see Spoken */
export function useSpoken(): Spoken {
  const [on, setOn] = useState(true);
  return {
    on,
    toggle() {
      setOn(!on);
    },
  };
}
