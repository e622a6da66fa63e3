import { Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** The heading of a page, one sentence about it, and its main action; also names the browser tab. */
export function PageHeader(props: {
  readonly title: string;
  readonly lead: string;
  readonly action?: ReactNode;
}) {
  const { title, lead, action } = props;
  const { t } = useTranslation();
  useDocumentTitle(t('app.pageTitle', { page: title }));
  return (
    <div className="pageHeader">
      <div>
        <Title order={1}>{title}</Title>
        <Text c="dimmed" mt={6} maw={620}>
          {lead}
        </Text>
      </div>
      {action}
    </div>
  );
}
