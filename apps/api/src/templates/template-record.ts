import {
  BUILT_IN_TEMPLATE_IDS,
  customTemplateSchema,
  type CustomTemplate,
  type TemplateInfo,
} from '@elevendops/contract';
import { z } from 'zod';
import { BUILT_IN_TEMPLATES } from './built-in-templates.ts';

const PREVIEW_CHARACTERS = 200;

/**
 * A custom template without its text, as lists read it: hundreds at a time, so that it is an object of
 * classic zod, which reads one in a third of the time.
 */
export const templateSummarySchema = z.object(customTemplateSchema.shape).omit({ content: true });

/** Lists show the beginning of a text, as long as the reference shows it. */
export function previewOf(content: string): string {
  return Array.from(content).slice(0, PREVIEW_CHARACTERS).join('');
}

/** The built-in templates as lists show them. */
export const BUILT_IN_INFOS: readonly TemplateInfo[] = BUILT_IN_TEMPLATE_IDS.map((id) => {
  const { display_name, description, content } = BUILT_IN_TEMPLATES[id];
  return {
    template_id: id,
    display_name,
    description,
    category: 'content_type',
    preview: `${previewOf(content)}...`,
  };
});

/** A custom template as lists show it. */
export function toInfo(template: Omit<CustomTemplate, 'content'>): TemplateInfo {
  const { template_id, display_name, description, category, preview } = template;
  return { template_id, display_name, description, category, preview };
}
