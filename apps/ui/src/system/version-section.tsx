import type { SystemReport } from '@elevendops/contract';
import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import classes from './system.module.css';

const PROVIDERS = ['voice', 'language_model', 'tracing'] as const;

/** What runs, and which services it works with. */
export function VersionSection(props: { readonly report: SystemReport }) {
  const { report } = props;
  const { t } = useTexts('system');
  return (
    <div className={classes['pair']}>
      <section className="card" aria-labelledby="version-title">
        <Title order={2} size="h3" id="version-title">
          {t('system:versions.title')}
        </Title>
        <dl className={classes['facts']}>
          <Fact label={t('system:versions.version')}>{report.version}</Fact>
          <Fact label={t('system:versions.revision')}>{report.revision}</Fact>
          <Fact label={t('system:versions.node')}>{report.node_version}</Fact>
          <Fact label={t('system:versions.environment')}>
            {t(`system:environments.${report.environment}`)}
          </Fact>
        </dl>
      </section>
      <section className="card" aria-labelledby="providers-title">
        <Title order={2} size="h3" id="providers-title">
          {t('system:providers.title')}
        </Title>
        <dl className={classes['facts']}>
          <Fact label={t('system:versions.mode')}>{t(`modes.${report.mode}.name`)}</Fact>
          {PROVIDERS.map((kind) => (
            <Fact key={kind} label={t(`system:providers.${kind}`)}>
              {t(`system:providers.${report.providers[kind]}`)}
            </Fact>
          ))}
          <Fact label={t('system:versions.demo')}>
            {t(report.demo_mode ? 'system:versions.on' : 'system:versions.off')}
          </Fact>
        </dl>
      </section>
    </div>
  );
}

function Fact(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
