import type { ExtractionJob, ExtractionOutcome } from './extraction-message.ts';
import { refuseContent } from './recognise-content.ts';

/** Reads a file that has been found to be of the parser's format; it may throw anything. */
export type Parser = (job: ExtractionJob) => Promise<ExtractionOutcome>;

/** Loads the parser of a format; a module that is missing is our failure, not the file's. */
export async function loadParser(format: ExtractionJob['format']): Promise<Parser> {
  if (format === 'docx') {
    return (await import('./docx-text.ts')).extractDocx;
  }
  const [{ extractPdf }] = await Promise.all([import('./pdf-text.ts'), import('unpdf/pdfjs')]);
  return extractPdf;
}

/** The outcome of one file. It never rejects: what a parser throws was caused by the file. */
export async function runJob(job: ExtractionJob, parse: Parser): Promise<ExtractionOutcome> {
  try {
    return (await refuseContent(job.format, job.bytes)) ?? (await parse(job));
  } catch {
    return { type: 'unreadable', reason: 'corrupt' };
  }
}
