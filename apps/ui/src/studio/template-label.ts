import { BUILT_IN_TEMPLATE_IDS, type TemplateInfo } from '@elevendops/contract';
import { useTexts } from '../i18n/use-texts.ts';

/** A template as people call it. */
export interface TemplateLabel {
  readonly name: string;
  readonly text: string;
}

/** What templates are called: the built-in ones in the language of the page, own ones as they were named. */
export function useTemplateLabel(): (template: TemplateInfo) => TemplateLabel {
  const { t } = useTexts('studio');
  return ({ template_id: id, display_name: name, description: text }) => {
    const builtIn = BUILT_IN_TEMPLATE_IDS.find((known) => known === id);
    return builtIn === undefined
      ? { name, text }
      : { name: t(`studio:builtIn.${builtIn}.name`), text: t(`studio:builtIn.${builtIn}.text`) };
  };
}
