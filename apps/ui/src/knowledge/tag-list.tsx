import { useTexts } from '../i18n/use-texts.ts';
import { Hint } from '../popups/hint.tsx';
import { useTagLabel } from './use-tag-label.ts';
import classes from './tag-list.module.css';

/** Tags as small labels; those past `max` are counted, and named in a tooltip. */
export function TagList(props: { readonly tags: readonly string[]; readonly max?: number }) {
  const { tags, max = tags.length } = props;
  const { t } = useTexts('knowledge');
  const label = useTagLabel();
  const hidden = tags.slice(max);
  const more = t('knowledge:moreTags', {
    count: hidden.length,
    tags: hidden.map(label).join(', '),
  });
  return (
    <ul className={classes['tags']}>
      {tags.slice(0, max).map((tag) => (
        <li key={tag}>{label(tag)}</li>
      ))}
      {hidden.length > 0 && (
        <Hint label={more} maxWidth={320}>
          <li data-more>
            <span aria-hidden>+{hidden.length}</span>
            <span className={classes['spoken']}>{more}</span>
          </li>
        </Hint>
      )}
    </ul>
  );
}
