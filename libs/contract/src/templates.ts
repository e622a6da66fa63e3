import { z } from 'zod';
import { scriptConfigSchema, templateIdsSchema } from './script-config.ts';
import { pageQuerySchema } from './paging.ts';
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
export const createTemplateSchema = z
  .object({ display_name: displayName, description, content })
  .meta({ id: 'CreateTemplate' });

/** @see createTemplateSchema */
export type CreateTemplate = z.infer<typeof createTemplateSchema>;

/** Body of `PUT /api/templates/{id}`: only the fields present are changed; null is refused. */
export const updateTemplateSchema = createTemplateSchema.partial().meta({ id: 'UpdateTemplate' });

/** @see updateTemplateSchema */
export type UpdateTemplate = z.infer<typeof updateTemplateSchema>;

/** Query of `GET /api/templates`. Without `limit` the built-in templates and the 500 newest of the others. */
export const templateListQuerySchema = pageQuerySchema.extend({
  limit: pageQuerySchema.shape.limit
    .unwrap()
    .optional()
    .meta({ description: 'Custom templates in one reply. @default 500' }),
});

/** A template as lists show it. */
export const templateInfoSchema = z
  .object({
    template_id: z.string(),
    display_name: z.string(),
    description: z.string(),
    category: z.enum(['content_type', 'custom']),
    preview: z.string(),
  })
  .meta({ id: 'TemplateInfo' });

/** @see templateInfoSchema */
export type TemplateInfo = z.infer<typeof templateInfoSchema>;

/** A custom template as a whole. */
export const customTemplateSchema = templateInfoSchema
  .extend({
    content: z.string(),
    created_by: z.string().nullable(),
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'CustomTemplate' });

/** @see customTemplateSchema */
export type CustomTemplate = z.infer<typeof customTemplateSchema>;

/** Reply of `GET /api/templates`: the built-in ones in their order, then the custom ones, newest first. */
export const templateListSchema = z.array(templateInfoSchema);

/** Reply of `GET /api/templates/{id}`. */
export const templateContentSchema = z
  .object({ template_id: z.string(), content: z.string() })
  .meta({ id: 'TemplateContent' });

/** Reply of `GET /api/templates/system-prompt`. */
export const systemPromptSchema = z.object({ content: z.string() }).meta({ id: 'SystemPrompt' });

/** Reply of `DELETE /api/templates/{id}`. */
export const templateDeletedSchema = z
  .object({ status: z.literal('success'), message: z.string() })
  .meta({ id: 'TemplateDeleted' });

/** Body of `POST /api/templates/preview`: what a script would be written with. */
export const previewPromptSchema = scriptConfigSchema
  .extend({ template_ids: templateIdsSchema })
  .meta({ id: 'PreviewPrompt' });

/** Reply of `POST /api/templates/preview`: exactly the prompt that a script would be written with. */
export const promptPreviewSchema = z
  .object({
    template_ids: z.array(z.string()),
    quick_instructions: z.string().nullable(),
    combined_prompt: z.string(),
    character_count: z.number().int().nonnegative(),
  })
  .meta({ id: 'PromptPreview' });

/** @see promptPreviewSchema */
export type PromptPreview = z.infer<typeof promptPreviewSchema>;
