import { useWindowEvent } from '@mantine/hooks';
import { useCallback, useEffect, useRef, type ReactNode } from 'react';
import { useBlocker } from 'react-router';
import { ConfirmDialog } from '../feedback/confirm-dialog.tsx';
import { useTexts } from '../i18n/use-texts.ts';

/** Keeps what was entered from being lost by leaving. */
export interface DiscardGuard {
  /** Asks before leaving; render it anywhere. */
  readonly dialog: ReactNode;
  /** Lets the next navigation pass: everything is saved. */
  readonly release: () => void;
}

/** Asks before leaving while there is something unsaved. */
export function useDiscardGuard(unsaved: boolean): DiscardGuard {
  const { t } = useTexts('knowledge');
  const guarded = useRef(unsaved);
  useEffect(() => {
    guarded.current = unsaved;
  }, [unsaved]);
  const blocker = useBlocker(
    useCallback(({ currentLocation, nextLocation }) => {
      return guarded.current && currentLocation.pathname !== nextLocation.pathname;
    }, []),
  );
  useWindowEvent('beforeunload', (event) => {
    if (guarded.current) {
      event.preventDefault();
    }
  });
  const release = useCallback(() => {
    guarded.current = false;
  }, []);
  const dialog = (
    <ConfirmDialog
      opened={blocker.state === 'blocked'}
      title={t('knowledge:form.discardTitle')}
      text={t('knowledge:form.discardText')}
      keep={t('knowledge:form.keepEditing')}
      confirm={t('knowledge:form.discard')}
      onKeep={() => blocker.reset?.()}
      onConfirm={() => blocker.proceed?.()}
    />
  );
  return { dialog, release };
}
