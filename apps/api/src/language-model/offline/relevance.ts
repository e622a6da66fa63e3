import type { BuiltInTemplateId } from '@elevendops/contract';
import type { Section } from './outline.ts';

const BEFORE =
  'prepar|before|fast|pre-?op|admission|consent|an(?:a)?esth|術前|手術前|术前|手术前|準備|准备|禁食|麻醉|住院';
const AFTER =
  'after|recover|wound|discharge|post-?op|follow-?up|術後|手術後|术后|手术后|恢復|恢复|傷口|伤口|出院|回診|复诊';

/** Words in a heading that belong to a template. */
const TOPICS: Readonly<Record<BuiltInTemplateId, RegExp>> = {
  pre_surgery: new RegExp(BEFORE, 'i'),
  post_surgery: new RegExp(AFTER, 'i'),
  pre_post_surgery: new RegExp(`${BEFORE}|${AFTER}|surg|operat|手術|手术`, 'i'),
  faq: /question|faq|\?|why|how|what|when|問|问|常見|常见|？/i,
  medication: /medic|drug|dos(?:e|age)|tablet|pill|insulin|side effect|藥|药|劑量|剂量|副作用/i,
  lifestyle:
    /diet|food|eat|drink|exercise|activ|sleep|smok|alcohol|lifestyle|daily|weight|飲食|饮食|運動|运动|生活|睡眠|戒|體重|体重/i,
};

/** Warning signs are never left out for the sake of length. */
const URGENT =
  /warning|emergenc|danger|seek|call|urgent|red flag|警訊|警讯|警示|急診|急诊|緊急|紧急|立即|就醫|就医|危險|危险/i;

/** The sections in the order in which they are told: those of the first template first, then of the next, then the rest. */
export function byTemplates(
  sections: readonly Section[],
  templateIds: readonly string[],
): Section[] {
  const rank = ({ heading }: Section): number => {
    if (heading === null) {
      return -1;
    }
    const index = templateIds.findIndex((id) => topicOf(id)?.test(heading) === true);
    return index === -1 ? templateIds.length : index;
  };
  return sections.toSorted((left, right) => rank(left) - rank(right));
}

/** Whether a section or sentence is about what must be done at once. */
export function isUrgent(text: string): boolean {
  return URGENT.test(text);
}

/** Whether a heading belongs to one of the templates. */
export function isChosen(heading: string, templateIds: readonly string[]): boolean {
  return templateIds.some((id) => topicOf(id)?.test(heading) === true);
}

function topicOf(templateId: string): RegExp | undefined {
  return Object.hasOwn(TOPICS, templateId) ? TOPICS[templateId as BuiltInTemplateId] : undefined;
}
