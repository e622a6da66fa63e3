/** A compressed form that the client's files may exist in, best first. */
export const ENCODINGS = ['br', 'gzip'] as const;

/** @see ENCODINGS */
export type Encoding = (typeof ENCODINGS)[number];

/** The best of the available forms that an `Accept-Encoding` header allows; null means as it is. */
export function acceptedEncoding(
  header: string | undefined,
  available: ReadonlySet<Encoding>,
): Encoding | null {
  if (header === undefined || available.size === 0) {
    return null;
  }
  const allowed = allowedBy(header);
  return ENCODINGS.find((encoding) => available.has(encoding) && allowed(encoding)) ?? null;
}

function allowedBy(header: string): (encoding: Encoding) => boolean {
  const weights = new Map<string, number>();
  for (const part of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    weights.set(name, weight === undefined ? 1 : Number(weight));
  }
  return (encoding) => (weights.get(encoding) ?? weights.get('*') ?? 0) > 0;
}
