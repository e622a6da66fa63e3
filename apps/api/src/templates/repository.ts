import { customTemplateSchema, type CustomTemplate } from '@elevendops/contract';
import type { Logger } from '@elevendops/logging';
import type { DocumentData, DocumentStore, StoredDocument } from '../documents/index.ts';
import { newestFirst, type PagePosition } from '../paging/index.ts';
import { templateSummarySchema } from './template-record.ts';

const TEMPLATES = 'custom_templates';

/** What the store must be able to order by without a scan. */
export const TEMPLATE_INDEXES = [{ collection: TEMPLATES, fields: ['created_at'] }] as const;

/** A custom template without its text. */
export type TemplateSummary = Omit<CustomTemplate, 'content'>;

/** One page of templates, and where the next begins after. */
export interface TemplatePage {
  readonly templates: readonly TemplateSummary[];
  /** Null when there is no further page. */
  readonly end: PagePosition | null;
}

/** The custom templates in the store. A record that cannot be read counts as none, and is logged. */
export interface TemplateRepository {
  create(template: CustomTemplate): Promise<void>;
  get(templateId: string): Promise<CustomTemplate | null>;
  /** The template as it is afterwards; null when there is none. `edit` may run more than once. */
  change(
    templateId: string,
    edit: (template: CustomTemplate) => CustomTemplate,
  ): Promise<CustomTemplate | null>;
  /** False when there is none. */
  delete(templateId: string): Promise<boolean>;
  /** Newest first. */
  list(page: { limit: number; after: PagePosition | null }): Promise<TemplatePage>;
}

/** Makes a {@link TemplateRepository} over a document store. */
export function createTemplateRepository(store: DocumentStore, logger: Logger): TemplateRepository {
  function readable<T>(stored: StoredDocument, result: { data?: T }): T | null {
    if (result.data === undefined) {
      logger.warn({ template_id: stored.id }, 'a stored template cannot be read');
      return null;
    }
    return result.data;
  }
  const read = (stored: StoredDocument): CustomTemplate | null =>
    readable(stored, customTemplateSchema.safeParse(stored.data));

  return {
    async create(template) {
      await store.create(TEMPLATES, template.template_id, toData(template));
    },
    async get(templateId) {
      const stored = await store.get(TEMPLATES, templateId);
      return stored === null ? null : read(stored);
    },
    change: (templateId, edit) =>
      store.transaction(async (tx) => {
        const stored = await tx.get(TEMPLATES, templateId);
        const template = stored === null ? null : read(stored);
        if (template === null) {
          return null;
        }
        const edited = edit(template);
        tx.set(TEMPLATES, templateId, toData(edited));
        return edited;
      }),
    delete: (templateId) => store.delete(TEMPLATES, templateId),
    async list({ limit, after }) {
      const found = await store.query(TEMPLATES, {
        ...newestFirst({ limit: limit + 1, after }),
        select: Object.keys(templateSummarySchema.shape),
      });
      const page = found.slice(0, limit);
      const last = page.at(-1);
      return {
        templates: page
          .map((stored) => readable(stored, templateSummarySchema.safeParse(stored.data)))
          .filter((template) => template !== null),
        end:
          found.length > limit && last !== undefined
            ? { value: String(last.data['created_at']), id: last.id }
            : null,
      };
    },
  };
}

function toData(template: CustomTemplate): DocumentData {
  return { ...template };
}
