/** A file for an archive. */
export interface TarFile {
  readonly path: string;
  /** @default '' */
  readonly text?: string | Buffer;
  /** @default 0o644 */
  readonly mode?: number;
  /** `0` file, `5` folder. @default '0' */
  readonly type?: string;
  /** @default 0 */
  readonly modified?: number;
}

const BLOCK = 512;

/** A tar archive as GNU writes it: names that are too long come before their file. */
export function writeTar(files: readonly TarFile[]): Buffer {
  return Buffer.concat([
    ...files.flatMap((file) => {
      const name = Buffer.from(file.path);
      return name.length > 99
        ? [
            entry({ path: '././@LongLink', type: 'L' }, Buffer.concat([name, Buffer.alloc(1)])),
            own(file),
          ]
        : [own(file)];
    }),
    Buffer.alloc(2 * BLOCK),
  ]);
}

function own(file: TarFile): Buffer {
  return entry(file, typeof file.text === 'object' ? file.text : Buffer.from(file.text ?? ''));
}

function entry({ path, mode = 0o644, type = '0', modified = 0 }: TarFile, bytes: Buffer): Buffer {
  const header = Buffer.alloc(BLOCK);
  header.write(Buffer.from(path).subarray(0, 99).toString('latin1'), 0, 'latin1');
  const octal = (value: number, at: number, length: number) =>
    header.write(value.toString(8).padStart(length - 1, '0'), at, 'latin1');
  octal(mode, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(bytes.length, 124, 12);
  octal(modified, 136, 12);
  header.write(type, 156, 'latin1');
  header.write('ustar\u000000', 257, 'latin1');
  const padding = (BLOCK - (bytes.length % BLOCK)) % BLOCK;
  return Buffer.concat([header, bytes, Buffer.alloc(padding)]);
}
