import { Drawer } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './drawer.module.css';

/** What fills the drawer: a title with the way out, and the content; also names the browser tab. */
export function DrawerFrame(props: { readonly title: string; readonly children: ReactNode }) {
  const { t } = useTranslation();
  useDocumentTitle(t('app.pageTitle', { page: props.title }));
  return (
    <>
      <div className={classes['header']}>
        <Drawer.Title className={classes['title'] ?? ''}>{props.title}</Drawer.Title>
        <Drawer.CloseButton aria-label={t('actions.close')} size="lg" />
      </div>
      <Drawer.Body className={classes['body'] ?? ''}>{props.children}</Drawer.Body>
    </>
  );
}
