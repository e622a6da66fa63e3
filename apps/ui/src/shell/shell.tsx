import { Badge, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation, useNavigation } from 'react-router';
import type { Page } from '../routes.tsx';
import { IconFlask } from '../icons.ts';
import { useFetchPartsAhead } from '../popups/fetch-parts.ts';
import { Hint } from '../popups/hint.tsx';
import { ColourSchemeMenu } from './colour-scheme-menu.tsx';
import { LanguageMenu } from './language-menu.tsx';
import { Logo } from './logo.tsx';
import { Navigation } from './navigation.tsx';
import { SystemStatus } from './system-status.tsx';
import { useHealth, useHealthWatch } from './use-health.ts';
import classes from './shell.module.css';

/** The frame of every page: navigation, header, and the page itself. */
export function Shell(props: { readonly pages: readonly Page[] }) {
  const { t } = useTranslation();
  const { report } = useHealth();
  const navigation = useNavigation();
  const main = useFocusOnNewPage();
  useHealthWatch();
  useFetchPartsAhead();
  return (
    <div className={classes['frame']}>
      <a href="#content" className={classes['skip']}>
        {t('app.skip')}
      </a>
      <header className={classes['header']}>
        <Link to="/" className={classes['home']}>
          <Logo />
        </Link>
        <div className={classes['tools']}>
          {report?.demo_mode === true && (
            <Hint label={t('health.demoHint')}>
              <Badge
                color="amber"
                variant="light"
                size="lg"
                tabIndex={0}
                leftSection={<IconFlask size={14} aria-hidden />}
              >
                {t('health.demo')}
              </Badge>
            </Hint>
          )}
          <SystemStatus />
          <LanguageMenu />
          <ColourSchemeMenu />
        </div>
        {navigation.state === 'loading' && (
          <div className={classes['busy']} role="status" aria-label={t('app.loading')} />
        )}
      </header>
      <nav className={classes['navigation']} aria-label={t('app.navigation')}>
        <Navigation pages={props.pages} />
        <Text size="xs" c="dimmed" className={classes['foot'] ?? ''}>
          {t('app.tagline')}
          {report !== undefined && (
            <>
              <br />
              {t('app.version', { version: report.version })}
            </>
          )}
        </Text>
      </nav>
      <main id="content" ref={main} tabIndex={-1} className={classes['main']}>
        <div className={classes['content']}>
          <Outlet />
        </div>
      </main>
    </div>
  );
}

/** Moves the focus to the content when another page opens, as loading a document would. */
function useFocusOnNewPage() {
  const { pathname } = useLocation();
  const page = pathname.split('/')[1] ?? '';
  const shown = useRef(page);
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    if (shown.current !== page) {
      shown.current = page;
      main.current?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
  }, [page]);
  return main;
}
