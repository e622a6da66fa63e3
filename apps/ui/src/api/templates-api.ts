import {
  customTemplateSchema,
  promptPreviewSchema,
  systemPromptSchema,
  templateContentSchema,
  templateDeletedSchema,
  templateListSchema,
  type CreateTemplate,
  type CustomTemplate,
  type PromptPreview,
  type ScriptConfig,
  type TemplateInfo,
  type UpdateTemplate,
} from '@elevendops/contract';
import type { ApiClient } from './api-client.ts';

const ROOT = '/api/templates';

/** The built-in templates, and the 500 newest of the others. */
export function fetchTemplates(
  api: ApiClient,
  signal?: AbortSignal,
): Promise<readonly TemplateInfo[]> {
  return api.request(ROOT, { reply: templateListSchema, signal });
}

/** The whole text of a template. */
export async function fetchTemplateContent(
  api: ApiClient,
  id: string,
  signal?: AbortSignal,
): Promise<string> {
  return (await api.request(pathOf(id), { reply: templateContentSchema, signal })).content;
}

/** The base system prompt. */
export async function fetchSystemPrompt(api: ApiClient, signal?: AbortSignal): Promise<string> {
  return (await api.request(`${ROOT}/system-prompt`, { reply: systemPromptSchema, signal }))
    .content;
}

/** Exactly the prompt that a script would be written with. */
export function previewPrompt(
  api: ApiClient,
  config: ScriptConfig,
  signal?: AbortSignal,
): Promise<PromptPreview> {
  return api.request(`${ROOT}/preview`, {
    method: 'POST',
    body: config,
    reply: promptPreviewSchema,
    signal,
  });
}

/** Saves an own template. */
export function createTemplate(api: ApiClient, template: CreateTemplate): Promise<CustomTemplate> {
  return api.request(ROOT, { method: 'POST', body: template, reply: customTemplateSchema });
}

/** Changes an own template. */
export function updateTemplate(
  api: ApiClient,
  id: string,
  change: UpdateTemplate,
): Promise<CustomTemplate> {
  return api.request(pathOf(id), { method: 'PUT', body: change, reply: customTemplateSchema });
}

/** Deletes an own template. */
export async function deleteTemplate(api: ApiClient, id: string): Promise<void> {
  await api.request(pathOf(id), { method: 'DELETE', reply: templateDeletedSchema });
}

function pathOf(id: string): string {
  return `${ROOT}/${encodeURIComponent(id)}`;
}
