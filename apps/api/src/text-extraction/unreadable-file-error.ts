import type { ExtractionLimits } from './extraction-limits.ts';

/** Why no text could be taken from a file of an accepted kind. */
export type UnreadableFileReason =
  | 'empty'
  | 'not-text'
  | 'corrupt'
  | 'encrypted'
  | 'too-many-pages'
  | 'too-much-text'
  | 'no-text'
  | 'too-slow'
  | 'too-large-inside';

/** The kind of the file is accepted, but its content cannot become a document. */
export class UnreadableFileError extends Error {
  override readonly name = 'UnreadableFileError';
  readonly code = 'ERR_UNREADABLE_FILE';
  readonly reason: UnreadableFileReason;

  constructor(reason: UnreadableFileReason, limits: ExtractionLimits) {
    super(explain(reason, limits));
    this.reason = reason;
  }
}

function explain(reason: UnreadableFileReason, limits: ExtractionLimits): string {
  switch (reason) {
    case 'empty':
      return 'The file is empty. Choose a file with text in it.';
    case 'not-text':
      return (
        'The file is not plain text in UTF-8. If it is text, open it in an editor and save it again ' +
        'with the encoding UTF-8; if it is another kind of file, do not rename it but convert it.'
      );
    case 'corrupt':
      return (
        'The file cannot be read: it is damaged or incomplete. Open it in the program that made it, ' +
        'save it again and upload the new file.'
      );
    case 'encrypted':
      return 'The file is protected with a password. Save a copy without the password and upload that.';
    case 'too-many-pages':
      return (
        `The document has more than ${count(limits.maxPages)} pages. ` +
        'Split it, and upload the parts as separate documents.'
      );
    case 'too-much-text':
      return (
        `The file has more than ${count(limits.maxCharacters)} characters of text. ` +
        'Split it, and upload the parts as separate documents.'
      );
    case 'no-text':
      return (
        'No text can be read from the file. Scanned pages and photographs are pictures (text ' +
        'recognition, OCR, is not done), and a PDF has to contain the fonts it uses. Upload a file ' +
        'with text that can be selected and copied.'
      );
    case 'too-slow':
      return (
        'Reading the file takes too long, so it was stopped. Split it into smaller documents, or ' +
        'upload its text as .txt or .md.'
      );
    case 'too-large-inside':
      return (
        'The file unpacks to more data than can be handled. Remove large drawings and embedded files, ' +
        'or upload its text as .txt or .md.'
      );
  }
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
