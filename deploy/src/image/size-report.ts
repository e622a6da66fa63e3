import type { Image } from './archive/read-image.ts';

/** The largest image that is good, compressed. */
export const LARGEST_COMPRESSED_BYTES = 100_000_000;

/** What an image weighs, for a person: a line for each layer, from the first to the last. */
export function renderSizes({ layers, id }: Image): string[] {
  const rows = layers.map(({ bytes, compressedBytes, digest, madeBy }) => [
    megabytes(bytes),
    megabytes(compressedBytes),
    digest.slice('sha256:'.length, 'sha256:'.length + 12),
    describe(madeBy),
  ]);
  const total = ['total', ...sizes({ layers }).map(megabytes)] as const;
  const table = [
    ['MB', 'gzip MB', 'layer', 'made by'],
    ...rows,
    [
      total[1] ?? '',
      total[2] ?? '',
      id.slice('sha256:'.length, 'sha256:'.length + 12),
      'the image',
    ],
  ];
  const widths = [0, 1, 2].map((at) => Math.max(...table.map((row) => (row[at] ?? '').length)));
  return table.map(([bytes = '', packed = '', digest = '', madeBy = '']) =>
    [
      bytes.padStart(widths[0] ?? 0),
      packed.padStart(widths[1] ?? 0),
      digest.padEnd(widths[2] ?? 0),
      madeBy,
    ].join('  '),
  );
}

/** Bytes of all layers: as they are, and compressed. */
export function sizes({ layers }: Pick<Image, 'layers'>): [bytes: number, compressed: number] {
  return [
    layers.reduce((sum, { bytes }) => sum + bytes, 0),
    layers.reduce((sum, { compressedBytes }) => sum + compressedBytes, 0),
  ];
}

/** What engines write into the history is an instruction, or a shell's command with a checksum. */
function describe(madeBy: string): string {
  return madeBy
    .replace(/^\/bin\/sh -c (?:#\(nop\)\s*)?/, '')
    .replace(/\s+# buildkit$/, '')
    .replace(/\b(dir|file|multi):([0-9a-f]{8})[0-9a-f]+/, '$1:$2')
    .replace(/\s+/g, ' ')
    .slice(0, 90);
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(2);
}
