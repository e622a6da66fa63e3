import type { CreateTemplate, TemplateInfo } from '@elevendops/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { toApiError } from '../api/api-error.ts';
import {
  createTemplate,
  deleteTemplate,
  fetchTemplateContent,
  fetchTemplates,
  updateTemplate,
} from '../api/templates-api.ts';

/** Keys of cached templates, from the general to the special. */
export const templateKeys = {
  all: ['templates'],
  list: ['templates', 'list'],
  content: (id: string) => ['templates', 'content', id],
} as const;

/** The built-in templates and the own ones. */
export function useTemplates() {
  const api = useApi();
  return useQuery({
    queryKey: templateKeys.list,
    queryFn: ({ signal }) => fetchTemplates(api, signal),
  });
}

/** The whole text of a template; nothing is read for null. */
export function useTemplateContent(id: string | null) {
  const api = useApi();
  return useQuery({
    queryKey: templateKeys.content(id ?? ''),
    queryFn: ({ signal }) => fetchTemplateContent(api, id ?? '', signal),
    enabled: id !== null,
  });
}

/** Saves an own template, a new one for null. */
export function useSaveTemplate(id: string | null) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (template: CreateTemplate) =>
      id === null ? createTemplate(api, template) : updateTemplate(api, id, template),
    onSuccess(template) {
      client.setQueryData(templateKeys.content(template.template_id), template.content);
      return client.invalidateQueries({ queryKey: templateKeys.list });
    },
  });
}

/** Deletes an own template. */
export function useDeleteTemplate() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (template: TemplateInfo) =>
      deleteTemplate(api, template.template_id).catch((error: unknown) => {
        // Gone already is what was wanted.
        if (toApiError(error).code !== 'NOT_FOUND') {
          throw error;
        }
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: templateKeys.list }),
  });
}
