import type {
  CreateTemplate,
  CustomTemplate,
  TemplateInfo,
  UpdateTemplate,
} from '@elevendops/contract';
import type { PagePosition } from '../paging/index.ts';
import { BUILT_IN_TEMPLATES, isBuiltIn } from './built-in-templates.ts';
import type { TemplateRepository } from './repository.ts';
import { BUILT_IN_INFOS, previewOf, toInfo } from './template-record.ts';
import { UnknownTemplateError } from './unknown-template-error.ts';

/** Who custom templates belong to while nobody signs in. */
const DEFAULT_AUTHOR = 'default_user';

/** What the use cases need. */
export interface TemplateServiceOptions {
  readonly repository: TemplateRepository;
  readonly now: () => Date;
  readonly createId: () => string;
}

/** The use cases of templates. */
export interface TemplateService {
  /** The first page begins with the built-in templates, which do not count towards `limit`. */
  list(page: {
    limit: number;
    after: PagePosition | null;
  }): Promise<{ templates: TemplateInfo[]; end: PagePosition | null }>;
  create(input: CreateTemplate): Promise<CustomTemplate>;
  /** @throws UnknownTemplateError */
  contentOf(templateId: string): Promise<string>;
  /** @throws UnknownTemplateError for a built-in template too */
  update(templateId: string, input: UpdateTemplate): Promise<CustomTemplate>;
  /** @throws UnknownTemplateError for a built-in template too */
  delete(templateId: string): Promise<void>;
}

/** Makes a {@link TemplateService}. */
export function createTemplateService(options: TemplateServiceOptions): TemplateService {
  const { repository, now, createId } = options;

  return {
    async list({ limit, after }) {
      const { templates, end } = await repository.list({ limit, after });
      return {
        templates: [...(after === null ? BUILT_IN_INFOS : []), ...templates.map(toInfo)],
        end,
      };
    },
    async create(input) {
      const template: CustomTemplate = {
        template_id: createId(),
        ...input,
        category: 'custom',
        preview: previewOf(input.content),
        created_by: DEFAULT_AUTHOR,
        created_at: now().toISOString(),
      };
      await repository.create(template);
      return template;
    },
    async contentOf(templateId) {
      const template = isBuiltIn(templateId)
        ? BUILT_IN_TEMPLATES[templateId]
        : await repository.get(templateId);
      if (template === null) {
        throw new UnknownTemplateError();
      }
      return template.content;
    },
    async update(templateId, input) {
      refuseBuiltIn(templateId);
      const edited = await repository.change(templateId, (template) => {
        const {
          display_name = template.display_name,
          description = template.description,
          content = template.content,
        } = input;
        return { ...template, display_name, description, content, preview: previewOf(content) };
      });
      if (edited === null) {
        throw new UnknownTemplateError();
      }
      return edited;
    },
    async delete(templateId) {
      refuseBuiltIn(templateId);
      if (!(await repository.delete(templateId))) {
        throw new UnknownTemplateError();
      }
    },
  };
}

function refuseBuiltIn(templateId: string): void {
  if (isBuiltIn(templateId)) {
    throw new UnknownTemplateError(
      'Template not found among the custom ones: built-in templates cannot be changed or deleted',
    );
  }
}
