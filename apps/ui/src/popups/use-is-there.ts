import { useEffect, useState } from 'react';

/**
 * False while a popup is drawn for the first time. Mantine notes at the change from closed to open where the
 * focus has to return to, and fades in; a popup that begins open would do neither.
 */
export function useIsThere(): boolean {
  const [isThere, setIsThere] = useState(false);
  useEffect(() => {
    setIsThere(true);
  }, []);
  return isThere;
}
