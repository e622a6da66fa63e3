import * as z from 'zod/mini';
import { documented } from './documented.ts';
import { scriptConfigSchema, templateIdsSchema } from './script-config.ts';
import { pageLimitSchema, pageQuerySchema } from './paging.ts';
import { text } from './text.ts';

/** The templates that always exist, in the order in which lists show them. */
export const BUILT_IN_TEMPLATE_IDS = [
  'pre_surgery',
  'post_surgery',
  'pre_post_surgery',
  'faq',
  'medication',
  'lifestyle',
] as const;

/** @see BUILT_IN_TEMPLATE_IDS */
export type BuiltInTemplateId = (typeof BUILT_IN_TEMPLATE_IDS)[number];

/** Bounds of a custom template, in characters. */
export const TEMPLATE_LIMITS = {
  displayName: 100,
  description: 500,
  minContent: 10,
  maxContent: 100_000,
} as const;

/** The header of the template list that says where the next page begins; absent after the last. */
export const NEXT_CURSOR_HEADER = 'X-Next-Cursor';

const displayName = text({ min: 1, max: TEMPLATE_LIMITS.displayName });
const description = text({ min: 0, max: TEMPLATE_LIMITS.description });
const content = text({ min: TEMPLATE_LIMITS.minContent, max: TEMPLATE_LIMITS.maxContent });

/** Body of `POST /api/templates`. */
export const createTemplateSchema = documented(
  { id: 'CreateTemplate' },
  z.object({ display_name: displayName, description, content }),
);

/** @see createTemplateSchema */
export type CreateTemplate = z.infer<typeof createTemplateSchema>;

/** Body of `PUT /api/templates/{id}`: only the fields present are changed; null is refused. */
export const updateTemplateSchema = documented(
  { id: 'UpdateTemplate' },
  z.partial(createTemplateSchema),
);

/** @see updateTemplateSchema */
export type UpdateTemplate = z.infer<typeof updateTemplateSchema>;

/** Query of `GET /api/templates`. Without `limit` the built-in templates and the 500 newest of the others. */
export const templateListQuerySchema = z.extend(pageQuerySchema, {
  limit: documented(
    { description: 'Custom templates in one reply. @default 500' },
    z.optional(pageLimitSchema),
  ),
});

/** A template as lists show it. */
export const templateInfoSchema = documented(
  { id: 'TemplateInfo' },
  z.object({
    template_id: z.string(),
    display_name: z.string(),
    description: z.string(),
    category: z.enum(['content_type', 'custom']),
    preview: z.string(),
  }),
);

/** @see templateInfoSchema */
export type TemplateInfo = z.infer<typeof templateInfoSchema>;

/** A custom template as a whole. */
export const customTemplateSchema = documented(
  { id: 'CustomTemplate' },
  z.extend(templateInfoSchema, {
    content: z.string(),
    created_by: z.nullable(z.string()),
    created_at: z.iso.datetime(),
  }),
);

/** @see customTemplateSchema */
export type CustomTemplate = z.infer<typeof customTemplateSchema>;

/** Reply of `GET /api/templates`: the built-in ones in their order, then the custom ones, newest first. */
export const templateListSchema = z.array(templateInfoSchema);

/** Reply of `GET /api/templates/{id}`. */
export const templateContentSchema = documented(
  { id: 'TemplateContent' },
  z.object({ template_id: z.string(), content: z.string() }),
);

/** Reply of `GET /api/templates/system-prompt`. */
export const systemPromptSchema = documented(
  { id: 'SystemPrompt' },
  z.object({ content: z.string() }),
);

/** Reply of `DELETE /api/templates/{id}`. */
export const templateDeletedSchema = documented(
  { id: 'TemplateDeleted' },
  z.object({ status: z.literal('success'), message: z.string() }),
);

/** Body of `POST /api/templates/preview`: what a script would be written with. */
export const previewPromptSchema = documented(
  { id: 'PreviewPrompt' },
  z.extend(scriptConfigSchema, { template_ids: templateIdsSchema }),
);

/** Reply of `POST /api/templates/preview`: exactly the prompt that a script would be written with. */
export const promptPreviewSchema = documented(
  { id: 'PromptPreview' },
  z.object({
    template_ids: z.array(z.string()),
    quick_instructions: z.nullable(z.string()),
    combined_prompt: z.string(),
    character_count: z.int().check(z.nonnegative()),
  }),
);

/** @see promptPreviewSchema */
export type PromptPreview = z.infer<typeof promptPreviewSchema>;
