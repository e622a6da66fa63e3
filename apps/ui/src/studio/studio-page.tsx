import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { NavLink, Outlet, useMatch } from 'react-router';
import { ConfirmDialog } from '../feedback/confirm-dialog.tsx';
import { useLanguage } from '../i18n/use-language.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { IconRotate } from '../icons.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { newDraft, type Draft } from './draft.ts';
import { readDraft, rememberDraft } from './remembered-draft.ts';
import { Steps } from './steps.tsx';
import { useAudioMaker } from './use-audio-maker.ts';
import { useScriptWriter } from './use-script-writer.ts';
import classes from './studio.module.css';

/** The Education audio page: the steps to a new recording, and the library of those that exist. */
export function StudioPage() {
  const { t } = useTexts('studio');
  const language = useLanguage();
  const inLibrary = useMatch('/studio/library') !== null;
  const [draft, setDraft] = useState<Draft>(
    () => readDraft(() => window.sessionStorage) ?? newDraft(language),
  );
  const [asking, setAsking] = useState(false);
  const maker = useAudioMaker();
  const change = (changes: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...changes }));
    if (maker.state.isSuccess && Object.keys(changes).some((field) => field !== 'step')) {
      // The recording is of the draft as it was.
      maker.state.reset();
    }
  };
  const writer = useScriptWriter(({ script, model_used: writtenBy, warning }) => {
    change({ script, writtenBy, warning });
  });
  useEffect(() => {
    rememberDraft(() => window.sessionStorage, draft);
  }, [draft]);
  const startOver = () => {
    setAsking(false);
    writer.reset();
    maker.cancel();
    maker.state.reset();
    setDraft(newDraft(language));
  };
  return (
    <>
      <PageHeader
        title={t('pages.studio')}
        lead={t('studio:lead')}
        action={
          <nav className={classes['views']} aria-label={t('studio:views.label')}>
            <NavLink to="/studio" end>
              {t('studio:views.make')}
            </NavLink>
            <NavLink to="/studio/library">{t('studio:views.library')}</NavLink>
          </nav>
        }
      />
      <Outlet />
      {!inLibrary && (
        <>
          <Steps
            draft={draft}
            change={change}
            goTo={(step) => {
              change({ step });
            }}
            writer={writer}
            maker={maker}
          />
          {draft.knowledgeId !== null && (
            <Button
              variant="subtle"
              color="gray"
              mt="lg"
              leftSection={<IconRotate size={18} aria-hidden />}
              onClick={() => {
                setAsking(true);
              }}
            >
              {t('studio:startOver')}
            </Button>
          )}
        </>
      )}
      <ConfirmDialog
        opened={asking}
        title={t('studio:startOverTitle')}
        text={t('studio:startOverText')}
        keep={t('actions.cancel')}
        confirm={t('studio:startOverConfirm')}
        onKeep={() => {
          setAsking(false);
        }}
        onConfirm={startOver}
      />
    </>
  );
}
