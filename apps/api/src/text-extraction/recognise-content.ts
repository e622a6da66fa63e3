import { fileTypeFromBuffer } from 'file-type';
import type { ExtractionJob, ExtractionOutcome } from './extraction-message.ts';

// In UTF-16, as the directory of an OLE container has it: an Office file with a password.
const ENCRYPTED_OFFICE_MARK = Buffer.from('EncryptedPackage', 'utf16le');
const PDF_HEADER = '%PDF-';
// Readers accept a PDF that begins a little later than its first byte.
const PDF_HEADER_WITHIN = 1024;

/** Why bytes are not a file of the format that its name promises; null when they look right. */
export async function refuseContent(
  format: ExtractionJob['format'],
  content: Uint8Array,
): Promise<ExtractionOutcome | null> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const detected = (await fileTypeFromBuffer(bytes))?.ext ?? null;
  return format === 'pdf' ? refusePdf(bytes, detected) : refuseDocx(bytes, detected);
}

function refusePdf(bytes: Buffer, detected: string | null): ExtractionOutcome | null {
  if (detected !== null && detected !== 'pdf') {
    return { type: 'unsupported', detected };
  }
  return bytes.subarray(0, PDF_HEADER_WITHIN).includes(PDF_HEADER)
    ? null
    : { type: 'unreadable', reason: 'corrupt' };
}

function refuseDocx(bytes: Buffer, detected: string | null): ExtractionOutcome | null {
  if (detected === 'cfb') {
    return bytes.includes(ENCRYPTED_OFFICE_MARK)
      ? { type: 'unreadable', reason: 'encrypted' }
      : { type: 'unsupported', detected: 'doc' };
  }
  // A Word file whose parts come in an unusual order is recognised as a mere zip file.
  return detected === null || detected === 'docx' || detected === 'zip'
    ? null
    : { type: 'unsupported', detected };
}
