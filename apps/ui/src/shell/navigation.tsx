import { useClickOutside } from '@mantine/hooks';
import { useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import { IconDots } from '../icons.ts';
import type { Page } from '../routes.tsx';
import classes from './navigation.module.css';

const GROUPS = [undefined, 'doctor', 'patient', 'operator'] as const;

/** Every page, by whom it is for: a column beside the page, and on a phone a bar with a sheet for the rest. */
export function Navigation(props: { readonly pages: readonly Page[] }) {
  const { pages } = props;
  return (
    <div className={classes['groups']}>
      {GROUPS.map((group) => (
        <Group
          key={group ?? 'all'}
          group={group}
          pages={pages.filter((page) => page.group === group)}
        />
      ))}
      <MorePages pages={pages.filter((page) => page.inBar !== true)} />
    </div>
  );
}

function Group(props: { readonly group: Page['group']; readonly pages: readonly Page[] }) {
  const { group, pages } = props;
  const { t } = useTranslation();
  const heading = useId();
  if (pages.length === 0) {
    return null;
  }
  return (
    <div className={classes['group']}>
      {group !== undefined && (
        <div id={heading} className={classes['heading']}>
          {t(`app.groups.${group}`)}
        </div>
      )}
      <ul {...(group !== undefined && { 'aria-labelledby': heading })}>
        {pages.map((page) => (
          <li key={page.path} className={page.inBar === true ? undefined : classes['notInBar']}>
            <PageLink page={page} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function PageLink(props: { readonly page: Page; readonly onFollow?: () => void }) {
  const { path, label, Icon } = props.page;
  const { t } = useTranslation();
  return (
    <NavLink
      to={path}
      end={path === '/'}
      className={classes['link'] ?? ''}
      onClick={props.onFollow}
    >
      <Icon size={22} />
      <span>{t(label)}</span>
    </NavLink>
  );
}

/** The last entry of a phone's bar: opens a sheet with the pages that the bar has no room for. */
function MorePages(props: { readonly pages: readonly Page[] }) {
  const { pages } = props;
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const sheet = useId();
  const [open, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
  };
  const root = useClickOutside<HTMLDivElement>(close);
  const here = pages.some(({ path }) => isAt(pathname, path));
  const closeOnEscape = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Escape') {
      close();
      event.currentTarget.querySelector('button')?.focus();
    }
  };
  if (pages.length === 0) {
    return null;
  }
  return (
    <div className={classes['more']} ref={root} onKeyDown={closeOnEscape}>
      <button
        type="button"
        className={classes['link']}
        aria-expanded={open}
        aria-controls={sheet}
        data-here={here}
        onClick={() => {
          setOpen(!open);
        }}
      >
        <IconDots size={22} />
        <span>{t('app.more')}</span>
      </button>
      <ul id={sheet} className={classes['sheet']} hidden={!open}>
        {open &&
          pages.map((page) => (
            <li key={page.path}>
              <PageLink page={page} onFollow={close} />
            </li>
          ))}
      </ul>
    </div>
  );
}

function isAt(pathname: string, path: string): boolean {
  return pathname === path || (path !== '/' && pathname.startsWith(`${path}/`));
}
