import { useLanguage } from '../i18n/use-language.ts';
import { useTexts } from '../i18n/use-texts.ts';
import classes from './document-form.module.css';

/** How much of the room for characters is used. */
export function CharacterCount(props: { readonly count: number; readonly max: number }) {
  const { count, max } = props;
  const { t } = useTexts('knowledge');
  const format = new Intl.NumberFormat(useLanguage());
  return (
    <p className={classes['count']} data-over={count > max || undefined}>
      {t('knowledge:form.characters', { used: format.format(count), max: format.format(max) })}
    </p>
  );
}
