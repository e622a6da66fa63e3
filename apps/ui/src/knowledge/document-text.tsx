import { memo, useDeferredValue, useMemo } from 'react';
import Markdown, { type Components, type Options } from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import { useTexts } from '../i18n/use-texts.ts';
import { faithfulMarkdown } from './faithful-markdown.ts';
import { headingDepths, partsOf } from './text-parts.ts';
import classes from './document-view.module.css';

const REHYPE = [rehypeSanitize];

/** Parts that are there at once; the others follow while the page stays usable. */
const FIRST_PARTS = 3;

/** A document as it is meant to be read: its whole text, in order, formatted where it is Markdown. */
export function DocumentText(props: { readonly text: string }) {
  const { t } = useTexts('knowledge');
  const { text } = props;
  const picture = t('knowledge:document.picture');
  const parts = useMemo(() => partsOf(text), [text]);
  const components = useMemo(() => componentsOf(picture), [picture]);
  const plugins = useMemo(() => pluginsFor(text), [text]);
  const count = useDeferredValue(parts.length, FIRST_PARTS);
  return (
    <div className={classes['prose']}>
      {parts.slice(0, count).map((part, index) => (
        <Part key={index} text={part} plugins={plugins} components={components} />
      ))}
      {count < parts.length && <p role="status">{t('knowledge:document.loadingText')}</p>}
    </div>
  );
}

type Plugins = NonNullable<Options['remarkPlugins']>;

const Part = memo(function Part(props: {
  readonly text: string;
  readonly plugins: Plugins;
  readonly components: Components;
}) {
  return (
    <div className={classes['part']}>
      <Markdown remarkPlugins={props.plugins} rehypePlugins={REHYPE} components={props.components}>
        {props.text}
      </Markdown>
    </div>
  );
});

function pluginsFor(text: string): Plugins {
  return [
    // One tilde is a range, as in 5~10 mg.
    [remarkGfm, { singleTilde: false }],
    [faithfulMarkdown, { headingDepths: headingDepths(text) }],
  ];
}

function componentsOf(picture: string): Components {
  return {
    a: ({ href, children }) => (
      <a href={href} target="_blank" rel="noopener noreferrer nofollow">
        {children}
      </a>
    ),
    // A picture of another server would tell that server who reads; its description is enough here.
    img: ({ alt = '', title = '' }) => (
      <em>[{[picture, alt, title].filter((part) => part !== '').join(': ')}]</em>
    ),
    // Above the cells of a row that is longer than the first.
    th: ({ node, children, style }) =>
      node?.children.length === 0 ? <td /> : <th style={style}>{children}</th>,
    table: ({ children }) => (
      <div className={classes['wide']} tabIndex={0} role="group">
        <table>{children}</table>
      </div>
    ),
  };
}
