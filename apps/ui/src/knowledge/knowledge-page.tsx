import type { KnowledgeSummary } from '@elevendops/contract';
import { Button, Drawer } from '@mantine/core';
import { useCallback, useState } from 'react';
import { Link, Outlet, useMatch, useNavigate } from 'react-router';
import { useAnnounce } from '../feedback/use-announce.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { IconFileUpload, IconPlus } from '../icons.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { inspectFile, type ChosenFile } from './chosen-file.ts';
import type { KnowledgeContext } from './knowledge-context.ts';
import { KnowledgeList } from './knowledge-list.tsx';
import { useRemoveDocument } from './knowledge-mutations.ts';
import { useKnowledgeAddress } from './list-address.ts';
import { RemoveDialog } from './remove-dialog.tsx';
import { useFileDrop } from './use-file-drop.ts';
import classes from './knowledge-list.module.css';

/** The Knowledge page: the list, and in a drawer whatever the address names. */
export function KnowledgePage() {
  const { t } = useTexts('knowledge');
  const navigate = useNavigate();
  const address = useKnowledgeAddress();
  const listAlone = useMatch('/knowledge') !== null;
  const adding = useMatch('/knowledge/new') !== null;
  const announce = useAnnounce();
  const remove = useRemoveDocument();
  const [asked, setAsked] = useState<KnowledgeSummary | null>(null);
  const [file, setFile] = useState<ChosenFile | null>(null);

  const clearFile = useCallback(() => {
    setFile(null);
  }, []);
  const chooseFiles = (files: readonly File[]) => {
    const [first] = files;
    if (first === undefined) {
      return;
    }
    if (files.length > 1) {
      announce.note(t('knowledge:form.oneFile', { name: first.name }));
    }
    void inspectFile(first).then(setFile);
  };
  const dragging = useFileDrop((files) => {
    // Elsewhere in the drawer a file has no meaning, and what was entered there must not be lost.
    if (listAlone) {
      void navigate(address('/knowledge/new'));
    }
    if (listAlone || adding) {
      chooseFiles(files);
    }
  });
  const context: KnowledgeContext = { file, dragging, chooseFiles, clearFile, askRemove: setAsked };

  return (
    <>
      <PageHeader
        title={t('pages.knowledge')}
        lead={t('knowledge:lead')}
        action={
          <Button
            component={Link}
            to={address('/knowledge/new')}
            size="md"
            leftSection={<IconPlus size={19} aria-hidden />}
          >
            {t('knowledge:add')}
          </Button>
        }
      />
      <KnowledgeList onRemove={setAsked} />
      {dragging && listAlone && (
        <div className={classes['overlay']}>
          <IconFileUpload size={56} aria-hidden />
          {t('knowledge:dropAnywhere')}
        </div>
      )}
      <Drawer.Root
        opened={!listAlone}
        onClose={() => {
          void navigate(address('/knowledge'));
        }}
        position="right"
        size={760}
        transitionProps={{ exitDuration: 0 }}
      >
        <Drawer.Overlay backgroundOpacity={0.4} />
        <Drawer.Content>
          <Outlet context={context} />
        </Drawer.Content>
      </Drawer.Root>
      <RemoveDialog
        document={asked}
        onKeep={() => {
          setAsked(null);
        }}
        onRemove={(document) => {
          setAsked(null);
          remove.mutate(document);
          void navigate(address('/knowledge'));
        }}
      />
    </>
  );
}
