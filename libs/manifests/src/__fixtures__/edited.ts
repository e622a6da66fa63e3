import { parse, stringify } from 'yaml';

/** A manifest with one place changed; `undefined` removes it. The path is like that of a finding. */
export function edited(manifest: string, path: string, value: unknown): string {
  const data = parse(manifest) as unknown;
  const parts = [...path.matchAll(/\["([^"]+)"\]|\[(\d+)\]|([^.[\]]+)/g)].map(
    ([, quoted, index, plain]) => quoted ?? (index === undefined ? (plain ?? '') : Number(index)),
  );
  const last = parts.at(-1) ?? '';
  const parent = parts.slice(0, -1).reduce<Record<string | number, unknown>>(
    (inner, part) => {
      inner[part] ??= {};
      return inner[part] as Record<string | number, unknown>;
    },
    data as Record<string | number, unknown>,
  );
  if (value === undefined) {
    Reflect.deleteProperty(parent, last);
  } else {
    parent[last] = value;
  }
  return stringify(data, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' });
}
