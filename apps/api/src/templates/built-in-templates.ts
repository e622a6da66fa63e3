import type { BuiltInTemplateId } from '@elevendops/contract';
import { FAQ } from './built-in/faq.ts';
import { LIFESTYLE } from './built-in/lifestyle.ts';
import { MEDICATION } from './built-in/medication.ts';
import { POST_SURGERY } from './built-in/post-surgery.ts';
import { PRE_POST_SURGERY } from './built-in/pre-post-surgery.ts';
import { PRE_SURGERY } from './built-in/pre-surgery.ts';

/** A template that comes with the product. */
export interface BuiltInTemplate {
  readonly display_name: string;
  readonly description: string;
  readonly content: string;
}

/** The templates that come with the product, in the order in which lists show them. */
export const BUILT_IN_TEMPLATES: Readonly<Record<BuiltInTemplateId, BuiltInTemplate>> = {
  pre_surgery: {
    display_name: 'Before surgery',
    description: 'Why the operation, how to prepare, what happens on the day.',
    content: PRE_SURGERY,
  },
  post_surgery: {
    display_name: 'After surgery',
    description: 'Wound care, pain, moving, what is normal and what is not.',
    content: POST_SURGERY,
  },
  pre_post_surgery: {
    display_name: 'Before and after surgery',
    description: 'The whole way through an operation, stage by stage.',
    content: PRE_POST_SURGERY,
  },
  faq: {
    display_name: 'Frequent questions',
    description: 'The questions that patients really ask, each answered by itself.',
    content: FAQ,
  },
  medication: {
    display_name: 'Medicines',
    description: 'What to take, when and how, what to avoid, what to watch for.',
    content: MEDICATION,
  },
  lifestyle: {
    display_name: 'Living with it',
    description: 'Eating, moving, sleeping and watching oneself, in small steps.',
    content: LIFESTYLE,
  },
};

/** Whether the id is that of a template that comes with the product. */
export function isBuiltIn(templateId: string): templateId is BuiltInTemplateId {
  return Object.hasOwn(BUILT_IN_TEMPLATES, templateId);
}
