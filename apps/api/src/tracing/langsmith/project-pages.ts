import { z } from 'zod';
import type { UpstreamClient } from '../../upstream/index.ts';

/** Where a project is, and how it is called. */
export interface ProjectPagesOptions {
  readonly client: UpstreamClient;
  readonly endpoint: string;
  readonly project: string;
}

const projectsSchema = z.array(z.object({ id: z.uuid(), tenant_id: z.uuid() }));
const LOOKUP_MS = 2_000;

/** The pages on which people look at the traces of a project. */
export function createProjectPages(options: ProjectPagesOptions) {
  const { client, endpoint, project } = options;
  let folder: string | null = null;

  async function find(signal: AbortSignal): Promise<string | null> {
    const request = {
      method: 'GET',
      path: '/sessions',
      query: { name: project, limit: 1 },
      attempts: 1,
      deadlineMs: LOOKUP_MS,
    } as const;
    try {
      const [found] = await client.json(request, projectsSchema, signal);
      return found === undefined
        ? null
        : `${pageHost(endpoint)}/o/${found.tenant_id}/projects/p/${found.id}`;
    } catch {
      return null;
    }
  }

  return {
    /** Null while LangSmith does not know the project, or cannot be asked. */
    async urlOf(traceId: string | null, signal: AbortSignal): Promise<string | null> {
      folder ??= await find(signal);
      return folder === null || traceId === null ? folder : `${folder}/r/${traceId}?poll=true`;
    },
  };
}

/** The host of the pages that belongs to that of an API: `api.` at its beginning, or `/api` at its end, goes. */
export function pageHost(endpoint: string): string {
  const url = new URL(endpoint);
  url.hostname = url.hostname.replace(/^((?:[a-z]+\.)?)api\./, '$1');
  url.pathname = url.pathname.replace(/\/api(?:\/v1)?\/?$/, '');
  return url.href.replace(/\/$/, '');
}
