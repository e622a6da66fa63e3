import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { languageLabel } from '../agents/language-label.ts';
import { useAgentList } from '../api/list-queries.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useTexts } from '../i18n/use-texts.ts';
import classes from './patient.module.css';

const SHOWN = 8;

/** Whom the patient wants to talk to. */
export function AgentChoice(props: {
  readonly value: string | undefined;
  readonly onChange: (agentId: string) => void;
  readonly error: string | undefined;
}) {
  const { value, onChange, error } = props;
  const { t } = useTexts('patient');
  const page = useLanguage();
  const id = useId();
  const { entries: agents = [] } = useAgentList();
  const [all, setAll] = useState(false);
  // The chosen one is never hidden.
  const shown = agents.filter((agent, place) => all || place < SHOWN || agent.agent_id === value);
  const list = new Intl.ListFormat(page);
  return (
    <fieldset className={classes['choice']} aria-describedby={error && `${id}-error`}>
      <legend>{t('patient:start.agent')}</legend>
      {shown.map(({ agent_id: agentId, name, languages }) => (
        <label key={agentId} className={classes['agent']}>
          <input
            type="radio"
            name={id}
            value={agentId}
            checked={agentId === value}
            onChange={() => {
              onChange(agentId);
            }}
          />
          <span>
            <b>{name}</b>
            <small>
              {t('patient:start.languages', {
                languages: list.format(languages.map((code) => languageLabel(code, page))),
              })}
            </small>
          </span>
        </label>
      ))}
      {shown.length < agents.length && (
        <Button
          variant="default"
          size="md"
          onClick={() => {
            setAll(true);
          }}
        >
          {t('patient:start.showMore')}
        </Button>
      )}
      {error !== undefined && (
        <p id={`${id}-error`} role="alert" className={classes['error']}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
