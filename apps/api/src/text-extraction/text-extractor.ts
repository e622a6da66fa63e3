import { countCharacters, KNOWLEDGE_LIMITS } from '@elevendops/contract';
import { decodeText } from './decode-text.ts';
import type { ExtractionLimits } from './extraction-limits.ts';
import type { ExtractionJob } from './extraction-message.ts';
import { formatOfName, type FileFormat } from './file-format.ts';
import { createJobQueue } from './job-queue.ts';
import { runInWorker } from './run-in-worker.ts';
import { UnreadableFileError } from './unreadable-file-error.ts';
import { UnsupportedFileTypeError } from './unsupported-file-type-error.ts';

/** Where PDF and Word files are read, and what one file may use there. */
export interface TextExtractorOptions {
  /** The worker's module: `extract-worker.ts`, or its bundle. */
  readonly workerUrl: URL;
  /** A file that takes longer is refused. @default 20000 */
  readonly timeoutMs?: number;
  /** Files read at a time; others wait. @default 2 */
  readonly maxConcurrent?: number;
  /** Memory of one worker. @default 256 */
  readonly memoryLimitMb?: number;
  /** Pages of a PDF. @default 500 */
  readonly maxPages?: number;
}

/** A file as it was uploaded. */
export interface UploadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The text of a file; Word files become Markdown. */
export interface ExtractedText {
  readonly text: string;
  readonly format: FileFormat;
}

/** Turns uploaded files into text. */
export interface TextExtractor {
  /**
   * The text of the file: never empty, well-formed, with `\n` line ends, within the bounds of a document.
   *
   * @throws {@link UnsupportedFileTypeError} (`ERR_UNSUPPORTED_FILE_TYPE`), {@link UnreadableFileError}
   * (`ERR_UNREADABLE_FILE`), or the reason of the signal
   */
  extract(file: UploadedFile, signal?: AbortSignal): Promise<ExtractedText>;
  /** Ends all work; extractions under way and later ones reject. */
  close(): Promise<void>;
}

// The longest plain text that can be within bounds: four bytes a character, and the line ends.
const BYTES_PER_CHARACTER = 5;

/** Makes a {@link TextExtractor}; no thread runs while there is nothing to extract. */
export function createTextExtractor(options: TextExtractorOptions): TextExtractor {
  const bounds = {
    workerUrl: options.workerUrl,
    timeoutMs: options.timeoutMs ?? 20_000,
    memoryLimitMb: options.memoryLimitMb ?? 256,
  };
  const limits: ExtractionLimits = {
    maxPages: options.maxPages ?? 500,
    maxCharacters: KNOWLEDGE_LIMITS.rawContent,
  };
  const queue = createJobQueue(options.maxConcurrent ?? 2);
  const closing = new AbortController();
  const underWay = new Set<Promise<unknown>>();

  async function extractInWorker(job: ExtractionJob, signal: AbortSignal): Promise<string> {
    const work = queue.run(() => runInWorker(job, bounds, signal), signal);
    underWay.add(work);
    const outcome = await work.finally(() => underWay.delete(work));
    switch (outcome.type) {
      case 'text':
        return outcome.text;
      case 'unreadable':
        throw new UnreadableFileError(outcome.reason, limits);
      case 'unsupported':
        throw new UnsupportedFileTypeError(outcome.detected);
    }
  }

  async function extract(file: UploadedFile, signal: AbortSignal): Promise<ExtractedText> {
    signal.throwIfAborted();
    const format = formatOfName(file.name);
    if (format === null) {
      throw new UnsupportedFileTypeError();
    }
    if (file.bytes.length === 0) {
      throw new UnreadableFileError('empty', limits);
    }
    const text =
      format === 'markdown' || format === 'text'
        ? readPlainText(file.bytes, limits)
        : await extractInWorker({ format, bytes: file.bytes, limits }, signal);
    if (text.trim() === '') {
      throw new UnreadableFileError('no-text', limits);
    }
    if (countCharacters(text) > limits.maxCharacters) {
      throw new UnreadableFileError('too-much-text', limits);
    }
    return { text, format };
  }

  return {
    extract: (file, signal) =>
      extract(
        file,
        AbortSignal.any(signal === undefined ? [closing.signal] : [signal, closing.signal]),
      ),
    async close() {
      closing.abort(new Error('the text extractor is closed'));
      await Promise.allSettled(underWay);
    },
  };
}

function readPlainText(bytes: Uint8Array, limits: ExtractionLimits): string {
  if (bytes.length > BYTES_PER_CHARACTER * limits.maxCharacters) {
    throw new UnreadableFileError('too-much-text', limits);
  }
  const { text, failure } = decodeText(bytes);
  if (failure !== null) {
    throw new UnreadableFileError(failure, limits);
  }
  return text;
}
