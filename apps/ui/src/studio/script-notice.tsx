import { OFFLINE_MODEL } from '@elevendops/contract';
import { useTexts } from '../i18n/use-texts.ts';
import { IconAlertTriangle } from '../icons.ts';
import classes from './studio.module.css';

/** What a reader of a script should know about how it was written; nothing when there is nothing to know. */
export function ScriptNotice(props: {
  readonly model: string | null;
  /** In the words of the server. */
  readonly warning: string | null;
}) {
  const { model, warning } = props;
  const { t } = useTexts('studio');
  if (warning === null) {
    return null;
  }
  return (
    <div role="note" className={classes['notice']}>
      <IconAlertTriangle size={20} aria-hidden />
      {model === OFFLINE_MODEL ? (
        <div>
          <p>{t('studio:writing.offline')}</p>
          <details>
            <summary>{t('studio:writing.details')}</summary>
            <p lang="en">{warning}</p>
          </details>
        </div>
      ) : (
        <p>{warning}</p>
      )}
    </div>
  );
}
