import type { SystemSetting } from '@elevendops/contract';
import { Chip, Table, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { IconSearch } from '../icons.ts';
import { ScrollTable } from './scroll-table.tsx';
import classes from './system.module.css';

/** The settings in effect; of a secret the server tells only whether it is set. */
export function SettingsSection(props: {
  /** Null where they are shown to nobody. */
  readonly settings: readonly SystemSetting[] | null;
  readonly warnings: readonly string[];
}) {
  const { settings, warnings } = props;
  const { t } = useTexts('system');
  return (
    <section className="card" aria-labelledby="settings-title">
      <div className={classes['head']}>
        <Title order={2} size="h3" id="settings-title">
          {t('system:settings.title')}
        </Title>
      </div>
      {warnings.length > 0 && (
        <div className={classes['body']}>
          <Text fw={600}>{t('system:settings.warnings')}</Text>
          <ul className={classes['warnings']}>
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </div>
      )}
      {settings === null ? (
        <p className={classes['since']}>{t('system:settings.hidden')}</p>
      ) : (
        <SettingsTable settings={settings} />
      )}
    </section>
  );
}

function SettingsTable(props: { readonly settings: readonly SystemSetting[] }) {
  const { t } = useTexts('system');
  const [search, setSearch] = useState('');
  const [onlySet, setOnlySet] = useState(false);
  const wanted = search.trim().toLowerCase();
  const rows = props.settings.filter(
    ({ name, value, is_default: isDefault }) =>
      !(onlySet && isDefault) && `${name} ${value}`.toLowerCase().includes(wanted),
  );
  return (
    <>
      <div className={classes['toolbar']}>
        <TextInput
          type="search"
          aria-label={t('system:settings.search')}
          placeholder={t('system:settings.search')}
          leftSection={<IconSearch size={18} aria-hidden />}
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
          }}
        />
        <Chip checked={onlySet} onChange={setOnlySet}>
          {t('system:settings.onlySet')}
        </Chip>
      </div>
      {rows.length === 0 ? (
        <p className={classes['since']} role="status">
          {t('system:settings.none')}
        </p>
      ) : (
        <ScrollTable
          label={t('system:settings.title')}
          columns={[
            t('system:settings.name'),
            t('system:settings.value'),
            t('system:settings.origin'),
          ]}
        >
          {rows.map(({ name, value, is_default: isDefault }) => (
            <Table.Tr key={name} data-default={isDefault}>
              <Table.Th scope="row">
                <code>{name}</code>
              </Table.Th>
              <Table.Td className={classes['value'] ?? ''}>{value}</Table.Td>
              <Table.Td>
                {t(isDefault ? 'system:settings.default' : 'system:settings.set')}
              </Table.Td>
            </Table.Tr>
          ))}
        </ScrollTable>
      )}
    </>
  );
}
