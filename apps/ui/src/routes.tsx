import type { ComponentType } from 'react';
import type { NonIndexRouteObject, RouteObject } from 'react-router';
import type { en } from './i18n/en.ts';
import { IconBook2, IconHome2 } from './icons.ts';
import { NotFoundPage } from './not-found/not-found-page.tsx';
import { QuickStartPage } from './quick-start/quick-start-page.tsx';
import { PageBoundary } from './shell/page-boundary.tsx';
import { Shell } from './shell/shell.tsx';

/** A page of the client: its route and its place in the navigation. */
export interface Page {
  readonly path: string;
  readonly label: `pages.${keyof typeof en.pages}`;
  readonly Icon: ComponentType<{ readonly size?: number }>;
  readonly route: Pick<NonIndexRouteObject, 'Component' | 'lazy' | 'children'>;
}

/** Every page, in the order of the navigation. A new page is a new entry here and nothing else. */
export const PAGES: readonly Page[] = [
  {
    path: '/',
    label: 'pages.quickStart',
    Icon: IconHome2,
    route: { Component: QuickStartPage },
  },
  {
    path: '/knowledge',
    label: 'pages.knowledge',
    Icon: IconBook2,
    route: {
      lazy: async () => ({
        Component: (await import('./knowledge/knowledge-page.tsx')).KnowledgePage,
      }),
      children: [
        {
          path: 'new',
          lazy: async () => ({
            Component: (await import('./knowledge/add-document.tsx')).AddDocument,
          }),
        },
        {
          path: ':id',
          lazy: async () => ({
            Component: (await import('./knowledge/document-page.tsx')).DocumentPage,
          }),
        },
        {
          path: ':id/edit',
          lazy: async () => ({
            Component: (await import('./knowledge/edit-document.tsx')).EditDocument,
          }),
        },
      ],
    },
  },
];

/** The routes of the client: the shell around every page. */
export const ROUTES: RouteObject[] = [
  {
    element: <Shell pages={PAGES} />,
    ErrorBoundary: PageBoundary,
    HydrateFallback: () => null,
    children: [
      {
        ErrorBoundary: PageBoundary,
        children: [
          ...PAGES.map(({ path, route }) => ({ path, ...route })),
          { path: '*', Component: NotFoundPage },
        ],
      },
    ],
  },
];
