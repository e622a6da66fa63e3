/** A document that a client wrote, and what it knows of it. */
export interface Written {
  /** Null until its creation was acknowledged. */
  id: string | null;
  /** No other document has it. */
  readonly name: string;
  /** The last change that was acknowledged, and the last that was tried. */
  told: number;
  tried: number;
  isDeleted: boolean;
  /** A deletion was tried. */
  mayBeDeleted: boolean;
}

/** A document as the API lists it afterwards. */
export interface Listed {
  readonly knowledge_id: string;
  readonly disease_name: string;
}

/** What was acknowledged and is missing, doubled or wrong; empty when all is as the client was told. */
export function reconcile(written: readonly Written[], listed: readonly Listed[]): string[] {
  const byName = Map.groupBy(listed, ({ disease_name }) => disease_name.split('/')[0] ?? '');
  const strangers = [...byName.keys()].filter((name) => !written.some((one) => one.name === name));
  return [
    ...strangers.map((name) => `"${name}" was never written`),
    ...written.flatMap((one) => problemsWith(one, byName.get(one.name) ?? [])),
  ];
}

function problemsWith(one: Written, found: readonly Listed[]): string[] {
  const [first, second] = found;
  if (second !== undefined) {
    return [`"${one.name}" is there ${String(found.length)} times`];
  }
  if (first === undefined) {
    return one.id === null || one.mayBeDeleted
      ? []
      : [`"${one.name}" was acknowledged and is gone`];
  }
  if (one.isDeleted) {
    return [`"${one.name}" was deleted and is there`];
  }
  const version = Number(first.disease_name.split('/')[1]);
  return [
    ...(one.id !== null && one.id !== first.knowledge_id ? [`"${one.name}" has another id`] : []),
    ...(version < one.told || version > one.tried
      ? [`"${one.name}" has version ${String(version)}, told ${String(one.told)}`]
      : []),
  ];
}
