import { SCRIPT_LIMITS, countCharacters, type TemplateInfo } from '@elevendops/contract';
import { Button, Input, Skeleton, TextInput, Textarea } from '@mantine/core';
import { Suspense, useId, useState } from 'react';
import { ErrorNotice } from '../feedback/error-notice.tsx';
import { lazyPart } from '../fetching/fetch-code.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { IconAdjustments, IconPlus, IconSearch } from '../icons.ts';
import type { StepProps } from './studio-context.ts';
import { useTemplateLabel } from './template-label.ts';
import { useTemplates } from './template-queries.ts';
import { TemplatesDialog } from './templates-dialog.tsx';
import classes from './studio.module.css';

const SEARCH_FROM = 12;
const OFFERED = 24;

const TemplateOrder = lazyPart(async () => (await import('./template-order.tsx')).TemplateOrder);

/** Which templates the script follows, in which order, and what else it must mind. */
export function TemplateField(props: Pick<StepProps, 'draft' | 'change'>) {
  const { draft, change } = props;
  const { t } = useTexts('studio');
  const labelOf = useTemplateLabel();
  const format = new Intl.NumberFormat(useLanguage());
  const { data: templates, error, isFetching, refetch } = useTemplates();
  const [managing, setManaging] = useState(false);
  const [search, setSearch] = useState('');
  const label = useId();
  const chosen = draft.templateIds
    .map((id) => templates?.find((template) => template.template_id === id))
    .filter((template) => template !== undefined);
  const rest = (templates ?? []).filter(({ template_id: id }) => !draft.templateIds.includes(id));
  const wanted = search.trim().toLocaleLowerCase();
  const offered = rest.filter((template) =>
    labelOf(template).name.toLocaleLowerCase().includes(wanted),
  );
  const setOrder = (order: readonly TemplateInfo[]) => {
    change({ templateIds: order.map((template) => template.template_id) });
  };
  const used = countCharacters(draft.instructions);
  return (
    <>
      <Input.Wrapper
        labelElement="div"
        label={t('studio:script.modules')}
        description={t('studio:script.modulesHint')}
        labelProps={{ id: label }}
      >
        {error !== null && templates === undefined ? (
          <ErrorNotice error={error} retrying={isFetching} onRetry={() => void refetch()} />
        ) : templates === undefined ? (
          <Skeleton height={120} mt="xs" role="status" aria-label={t('app.loading')} />
        ) : (
          <div role="group" aria-labelledby={label}>
            {chosen.length === 0 ? (
              <p className={classes['hint']}>{t('studio:script.noModules')}</p>
            ) : (
              <Suspense fallback={<Skeleton height={60} mt="xs" />}>
                <TemplateOrder templates={chosen} onChange={setOrder} />
              </Suspense>
            )}
            {rest.length > SEARCH_FROM && (
              <TextInput
                type="search"
                size="sm"
                mt="sm"
                aria-label={t('studio:script.searchModules')}
                placeholder={t('studio:script.searchModules')}
                leftSection={<IconSearch size={16} aria-hidden />}
                value={search}
                onChange={(event) => {
                  setSearch(event.currentTarget.value);
                }}
              />
            )}
            <div
              className={classes['offers']}
              role="group"
              aria-label={t('studio:script.addModules')}
            >
              {offered.slice(0, OFFERED).map((template) => {
                const { name, text } = labelOf(template);
                return (
                  <button
                    key={template.template_id}
                    type="button"
                    className={classes['offer']}
                    title={text}
                    aria-label={t('studio:script.addModule', { name })}
                    onClick={() => {
                      setOrder([...chosen, template]);
                    }}
                  >
                    <IconPlus size={16} aria-hidden />
                    {name}
                  </button>
                );
              })}
            </div>
          </div>
        )}
        <Button
          variant="subtle"
          size="sm"
          mt="xs"
          leftSection={<IconAdjustments size={18} aria-hidden />}
          onClick={() => {
            setManaging(true);
          }}
        >
          {t('studio:script.manage')}
        </Button>
      </Input.Wrapper>
      <Textarea
        label={t('studio:script.instructions')}
        description={t('studio:script.instructionsHint')}
        rows={3}
        value={draft.instructions}
        error={
          used > SCRIPT_LIMITS.quickInstructions
            ? t('studio:script.characters', {
                used: format.format(used),
                max: format.format(SCRIPT_LIMITS.quickInstructions),
              })
            : undefined
        }
        onChange={(event) => {
          change({ instructions: event.currentTarget.value });
        }}
      />
      <TemplatesDialog
        opened={managing}
        onClose={() => {
          setManaging(false);
        }}
        onRemoved={(id) => {
          change({ templateIds: draft.templateIds.filter((other) => other !== id) });
        }}
      />
    </>
  );
}
