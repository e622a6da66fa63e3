import { Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  IconDatabase,
  IconHeadphones,
  IconMessageDots,
  IconMicrophone,
  IconPlus,
  IconFileText,
} from '../icons.ts';
import { useKnowledgeList } from '../knowledge/knowledge-queries.ts';
import { useHealth } from '../shell/use-health.ts';
import { checkFirstSteps } from './checklist.ts';
import { FirstSteps } from './first-steps.tsx';
import { HeroArt } from './hero-art.tsx';
import classes from './quick-start.module.css';

const STEPS = [
  { step: 'knowledge', Icon: IconFileText },
  { step: 'audio', Icon: IconHeadphones },
  { step: 'agent', Icon: IconMicrophone },
  { step: 'review', Icon: IconMessageDots },
] as const;

/** What the product does, what to do first, and how this installation runs. */
export function QuickStartPage() {
  const { t } = useTranslation();
  useDocumentTitle(t('app.pageTitle', { page: t('pages.quickStart') }));
  const { report, view } = useHealth();
  const { documents = [] } = useKnowledgeList();
  const answers = view.state === 'healthy' || view.state === 'degraded';
  return (
    <>
      <div className={classes['hero']}>
        <div>
          <p className={classes['eyebrow']}>{t('pages.quickStart')}</p>
          <Title order={1}>{t('quickStart.lead')}</Title>
          <Link to="/knowledge/new" className={classes['heroAction'] ?? ''}>
            <IconPlus size={20} aria-hidden />
            {t('quickStart.addDocument')}
          </Link>
        </div>
        <HeroArt />
      </div>
      <section aria-labelledby="how-title">
        <Title order={2} id="how-title" className={classes['sectionTitle'] ?? ''}>
          {t('quickStart.howTitle')}
        </Title>
        <ol className={classes['steps']}>
          {STEPS.map(({ step, Icon }, index) => (
            <li key={step}>
              <span className={classes['stepIcon']}>
                <Icon size={24} aria-hidden />
              </span>
              <Title order={3} size="h4">
                <span className={classes['number']}>{index + 1}</span>
                {t(`quickStart.steps.${step}.title`)}
              </Title>
              <Text size="sm" c="dimmed">
                {t(`quickStart.steps.${step}.text`)}
              </Text>
            </li>
          ))}
        </ol>
      </section>
      <div className={classes['columns']}>
        <FirstSteps checklist={checkFirstSteps(answers, documents)} documents={documents.length} />
        <section className="card" aria-labelledby="mode-title">
          <div className={classes['mode']}>
            <Title order={2} size="h3" id="mode-title">
              {t('quickStart.modeTitle')}
            </Title>
            {report === undefined ? (
              <Text c="dimmed" mt="sm">
                {t('quickStart.modeUnknown')}
              </Text>
            ) : (
              <>
                <p className={classes['modeName']}>
                  <IconDatabase size={20} aria-hidden />
                  {t(`modes.${report.mode}.name`)}
                </p>
                <Text c="dimmed">{t(`modes.${report.mode}.text`)}</Text>
                {report.demo_mode && (
                  <Text c="dimmed" mt="sm">
                    {t('health.demoHint')}
                  </Text>
                )}
              </>
            )}
          </div>
        </section>
      </div>
    </>
  );
}
