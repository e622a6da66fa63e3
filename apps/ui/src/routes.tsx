import type { ComponentType } from 'react';
import type { RouteObject } from 'react-router';
import { fetchCode } from './fetching/fetch-code.ts';
import type { en } from './i18n/en.ts';
import type { LoadTexts } from './i18n/load-texts.ts';
import type { Namespace } from './i18n/namespaces.ts';
import {
  IconBook2,
  IconHome2,
  IconLayoutDashboard,
  IconMessageChatbot,
  IconMessages,
  IconMicrophone2,
  IconServerCog,
  IconUserHeart,
} from './icons.ts';
import { NotFoundPage } from './not-found/not-found-page.tsx';
import { PageBoundary } from './shell/page-boundary.tsx';
import { Shell } from './shell/shell.tsx';

/** Fetches the code of a page. */
type LazyPage = () => Promise<{ readonly Component: ComponentType }>;

/** A page of the client: its route and its place in the navigation. */
export interface Page {
  readonly path: string;
  readonly label: `pages.${keyof typeof en.pages}`;
  readonly Icon: ComponentType<{ readonly size?: number }>;
  /** Who it is for; left out, for everybody. */
  readonly group?: 'doctor' | 'patient' | 'operator';
  /** Whether it is in the bar of a phone; the others are behind "More". At most four are. */
  readonly inBar?: boolean;
  /** Texts that it needs besides the shared ones; they are fetched with its code. */
  readonly texts?: readonly Namespace[];
  readonly route:
    | { readonly Component: ComponentType }
    | {
        readonly lazy: LazyPage;
        readonly children?: readonly { readonly path: string; readonly lazy: LazyPage }[];
      };
}

/** Every page, in the order of the navigation. A new page is a new entry here and nothing else. */
export const PAGES: readonly Page[] = [
  {
    path: '/',
    label: 'pages.quickStart',
    Icon: IconHome2,
    route: {
      lazy: async () => ({
        Component: (await import('./quick-start/quick-start-page.tsx')).QuickStartPage,
      }),
    },
  },
  {
    path: '/dashboard',
    label: 'pages.dashboard',
    Icon: IconLayoutDashboard,
    group: 'doctor',
    inBar: true,
    texts: ['dashboard', 'figures'],
    route: {
      lazy: async () => ({
        Component: (await import('./dashboard/dashboard-page.tsx')).DashboardPage,
      }),
    },
  },
  {
    path: '/knowledge',
    label: 'pages.knowledge',
    Icon: IconBook2,
    group: 'doctor',
    inBar: true,
    texts: ['knowledge'],
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
  {
    path: '/studio',
    label: 'pages.studio',
    Icon: IconMicrophone2,
    group: 'doctor',
    inBar: true,
    texts: ['studio', 'player', 'knowledge'],
    route: {
      lazy: async () => ({ Component: (await import('./studio/studio-page.tsx')).StudioPage }),
      children: [
        {
          path: 'library',
          lazy: async () => ({ Component: (await import('./studio/library.tsx')).Library }),
        },
      ],
    },
  },
  {
    path: '/agents',
    label: 'pages.agents',
    Icon: IconMessageChatbot,
    group: 'doctor',
    texts: ['agents', 'knowledge', 'player'],
    route: {
      lazy: async () => ({ Component: (await import('./agents/agents-page.tsx')).AgentsPage }),
      children: [
        {
          path: 'new',
          lazy: async () => ({ Component: (await import('./agents/add-agent.tsx')).AddAgent }),
        },
        {
          path: ':id/edit',
          lazy: async () => ({ Component: (await import('./agents/edit-agent.tsx')).EditAgent }),
        },
      ],
    },
  },
  {
    path: '/insights',
    label: 'pages.insights',
    Icon: IconMessages,
    group: 'doctor',
    texts: ['insights', 'figures', 'player'],
    route: {
      lazy: async () => ({
        Component: (await import('./insights/insights-page.tsx')).InsightsPage,
      }),
      children: [
        {
          path: ':id',
          lazy: async () => ({
            Component: (await import('./insights/conversation-page.tsx')).ConversationPage,
          }),
        },
      ],
    },
  },
  {
    path: '/patient',
    label: 'pages.patient',
    Icon: IconUserHeart,
    group: 'patient',
    inBar: true,
    texts: ['patient', 'player'],
    route: {
      lazy: async () => ({ Component: (await import('./patient/patient-page.tsx')).PatientPage }),
      children: [
        {
          path: ':id',
          lazy: async () => ({
            Component: (await import('./patient/session-page.tsx')).SessionPage,
          }),
        },
      ],
    },
  },
  {
    path: '/system',
    label: 'pages.system',
    Icon: IconServerCog,
    group: 'operator',
    texts: ['system'],
    route: {
      lazy: async () => ({
        Component: (await import('./system/system-page.tsx')).SystemPage,
      }),
    },
  },
];

/** The routes of the client: the shell around every page. */
export function createRoutes(loadTexts: LoadTexts): RouteObject[] {
  return [
    {
      element: <Shell pages={PAGES} />,
      ErrorBoundary: PageBoundary,
      HydrateFallback: () => null,
      children: [
        {
          ErrorBoundary: PageBoundary,
          children: [
            ...PAGES.map((page) => routeOf(page, loadTexts)),
            { path: '*', Component: NotFoundPage },
          ],
        },
      ],
    },
  ];
}

function routeOf({ path, route, texts = [] }: Page, loadTexts: LoadTexts): RouteObject {
  if ('Component' in route) {
    return { path, Component: route.Component };
  }
  const { lazy, children = [] } = route;
  return {
    path,
    children: children.map((child) => ({ path: child.path, lazy: () => fetchCode(child.lazy) })),
    async lazy() {
      const [page] = await fetchCode(() => Promise.all([lazy(), loadTexts(texts)]));
      return page;
    },
  };
}
