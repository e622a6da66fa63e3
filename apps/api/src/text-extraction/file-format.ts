/** How the text of a file is found. */
export type FileFormat = 'markdown' | 'text' | 'pdf' | 'docx';

const FORMATS: Readonly<Record<string, FileFormat>> = {
  '.md': 'markdown',
  '.txt': 'text',
  '.pdf': 'pdf',
  '.docx': 'docx',
};

/** The format that a file name promises, or null when files of that name are not accepted. */
export function formatOfName(name: string): FileFormat | null {
  const extension = /\.[a-z0-9]+$/i.exec(name.trim())?.[0].toLowerCase();
  return extension !== undefined && Object.hasOwn(FORMATS, extension)
    ? (FORMATS[extension] ?? null)
    : null;
}
