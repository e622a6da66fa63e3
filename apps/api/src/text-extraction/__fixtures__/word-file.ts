import { writeZip, type ZipEntry } from './write-zip.ts';

const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
].join(' ');
const CONTENT_TYPE =
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const OFFICE_DOCUMENT =
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';

/** The parts that every Word file has. */
export const WORD_PARTS: readonly ZipEntry[] = [
  {
    name: '[Content_Types].xml',
    data: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${CONTENT_TYPE}"/></Types>`,
  },
  {
    name: '_rels/.rels',
    data: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE_DOCUMENT}" Target="word/document.xml"/></Relationships>`,
  },
];

/** The main part of a Word file around the markup of its body. */
export function wordDocument(body: string, doctype = ''): ZipEntry {
  return {
    name: 'word/document.xml',
    data: `<?xml version="1.0" encoding="UTF-8"?>${doctype}<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`,
  };
}

/** A Word file with this body. */
export function wordFile(body: string, more: readonly ZipEntry[] = []): Buffer {
  return writeZip([...WORD_PARTS, wordDocument(body), ...more]);
}

/** A paragraph in the markup of Word. */
export function wordParagraph(text: string): string {
  return `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}
