import { Text } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import Markdown, { type Components } from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import classes from './document-view.module.css';

// The keys that the API gives to text without a heading of its own.
const BEFORE_FIRST_HEADING = 'Introduction';
const WITHOUT_HEADINGS = 'content';

const REMARK = [remarkGfm];
const REHYPE = [rehypeSanitize];

/** The sections of a document as they are meant to be read. */
export function Sections(props: { readonly sections: Readonly<Record<string, string>> }) {
  const { t } = useTranslation();
  const sections = Object.entries(props.sections);
  if (sections.length === 0) {
    return <Text c="dimmed">{t('knowledge.document.noSections')}</Text>;
  }
  return sections.map(([title, body]) => (
    <section key={title} className={classes['section']}>
      {!(sections.length === 1 && title === WITHOUT_HEADINGS) && (
        <h3>{title === BEFORE_FIRST_HEADING ? t('knowledge.document.introduction') : title}</h3>
      )}
      <SectionText body={body} picture={t('knowledge.document.picture')} />
    </section>
  ));
}

const SectionText = memo(function SectionText(props: {
  readonly body: string;
  readonly picture: string;
}) {
  return (
    <div className={classes['prose']}>
      <Markdown
        remarkPlugins={REMARK}
        rehypePlugins={REHYPE}
        components={componentsOf(props.picture)}
      >
        {props.body}
      </Markdown>
    </div>
  );
});

function componentsOf(picture: string): Components {
  return {
    // Below the heading of the section, whatever the document says.
    h1: 'h4',
    h2: 'h4',
    h3: 'h4',
    h4: 'h4',
    h5: 'h5',
    h6: 'h6',
    a: ({ href, children }) => (
      <a href={href} target="_blank" rel="noopener noreferrer nofollow">
        {children}
      </a>
    ),
    // A picture of another server would tell that server who reads; its description is enough here.
    img: ({ alt }) => (
      <em>
        [{picture}
        {alt === undefined || alt === '' ? '' : `: ${alt}`}]
      </em>
    ),
    table: ({ children }) => (
      <div className={classes['wide']} tabIndex={0} role="group">
        <table>{children}</table>
      </div>
    ),
  };
}
