import { useTranslation } from 'react-i18next';
import { isDefaultTag } from './tags.ts';

/** What a tag is called in the language of the reader; own tags are shown as they are. */
export type TagLabel = (tag: string) => string;

/** @see TagLabel */
export function useTagLabel(): TagLabel {
  const { t } = useTranslation();
  return (tag) => (isDefaultTag(tag) ? t(`tags.${tag}`) : tag);
}
