import { KNOWLEDGE_LIMITS, UPLOAD_EXTENSIONS } from './knowledge.ts';

const WITHOUT_NAME = 'Untitled';

/**
 * What a document is called after its file: without the extension, underscores as blanks, cut to the
 * longest name that there may be; `Untitled` when nothing is left.
 */
export function documentNameOfFile(fileName: string): string {
  const lowerCase = fileName.toLowerCase();
  const extension = UPLOAD_EXTENSIONS.find((ending) => lowerCase.endsWith(ending)) ?? '';
  const stem = fileName.slice(0, fileName.length - extension.length);
  const name = stem.toWellFormed().replaceAll('_', ' ').replaceAll(/\s+/g, ' ').trim();
  return [...name].slice(0, KNOWLEDGE_LIMITS.diseaseName).join('').trim() || WITHOUT_NAME;
}
