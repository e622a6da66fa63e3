import { useTranslation } from 'react-i18next';
import { toApiError } from '../api/api-error.ts';

/** What a person is told about an error. */
export interface ErrorText {
  readonly title: string;
  readonly advice: string;
  /** What to quote when asking for help. */
  readonly reference: string | null;
}

/** The texts of errors in the language of the page; what only the server can explain, in its words. */
export function useErrorText(): (error: unknown) => ErrorText {
  const { t } = useTranslation();
  return (error) => {
    const { code, message, requestId } = toApiError(error);
    return {
      title: t(`errors.codes.${code}.title`),
      advice: code === 'UNFAMILIAR_CODE' ? message : t(`errors.codes.${code}.advice`),
      reference: requestId === null ? null : t('errors.reference', { requestId }),
    };
  };
}
