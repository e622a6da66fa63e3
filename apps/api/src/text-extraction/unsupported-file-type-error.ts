import { UPLOAD_EXTENSIONS } from '@elevendops/contract';

/** The file is of a kind that is not accepted, or its content is not what its name says. */
export class UnsupportedFileTypeError extends Error {
  override readonly name = 'UnsupportedFileTypeError';
  readonly code = 'ERR_UNSUPPORTED_FILE_TYPE';
  /** What the content was recognised as, an extension without the dot; null when only the name was looked at. */
  readonly detected: string | null;

  constructor(detected: string | null = null) {
    const accepted = new Intl.ListFormat('en', { type: 'disjunction' }).format(UPLOAD_EXTENSIONS);
    super(
      detected === null
        ? `Files of this kind are not accepted. Upload a file that ends in ${accepted}.`
        : `The content of the file is not what its name says: it looks like .${detected}. ` +
            `Upload a real ${accepted} file; renaming a file does not convert it.`,
    );
    this.detected = detected;
  }
}
