import type { KnowledgeSummary } from '@elevendops/contract';
import { useId } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { IconFileText } from '../icons.ts';
import { useTagLabel } from '../knowledge/use-tag-label.ts';
import { TimeText } from '../time/time-text.tsx';
import classes from './studio.module.css';

/** One of some documents. */
export function DocumentChoice(props: {
  readonly documents: readonly KnowledgeSummary[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}) {
  const { documents, chosen, onChoose } = props;
  const { t } = useTexts('studio');
  const tagLabel = useTagLabel();
  const group = useId();
  return (
    <div role="radiogroup" aria-label={t('studio:document.label')} className={classes['choices']}>
      {documents.map(({ knowledge_id: id, disease_name: name, tags, created_at: created }) => (
        <label key={id} className={classes['choice']}>
          <input
            type="radio"
            name={group}
            checked={id === chosen}
            onChange={() => {
              onChoose(id);
            }}
          />
          <IconFileText size={24} aria-hidden />
          <span className={classes['choiceText']}>
            <b>{name}</b>
            <small>
              {tags.map(tagLabel).join(' · ')} · <TimeText value={created} />
            </small>
          </span>
        </label>
      ))}
    </div>
  );
}
