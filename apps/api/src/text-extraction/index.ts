export { type ExtractionLimits } from './extraction-limits.ts';
export { type FileFormat } from './file-format.ts';
export {
  createTextExtractor,
  type ExtractedText,
  type TextExtractor,
  type TextExtractorOptions,
  type UploadedFile,
} from './text-extractor.ts';
export { UnreadableFileError, type UnreadableFileReason } from './unreadable-file-error.ts';
export { UnsupportedFileTypeError } from './unsupported-file-type-error.ts';
