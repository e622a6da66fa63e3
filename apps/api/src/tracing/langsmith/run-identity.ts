/** The id and the place of a run in its trace. */
export interface RunIdentity {
  readonly id: string;
  readonly trace_id: string;
  readonly parent_run_id?: string;
  /** Sorts the runs of a trace: time and id of each run from the first down to this one. */
  readonly dotted_order: string;
}

/**
 * A UUID of version 7: the time first, so that ids sort by it.
 *
 * @param random ten random bytes
 */
export function uuidV7(at: Date, random: Uint8Array): string {
  const bytes = new Uint8Array(16);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, Math.floor(at.getTime() / 2 ** 32));
  view.setUint32(2, at.getTime() % 2 ** 32);
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Buffer.from(bytes).toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

/** The identity of a run that begins at a time, below a parent or as the first of a trace. */
export function identifyRun(at: Date, random: Uint8Array, parent: RunIdentity | null): RunIdentity {
  const id = uuidV7(at, random);
  const own = `${timestamp(at)}${id}`;
  return parent === null
    ? { id, trace_id: id, dotted_order: own }
    : {
        id,
        trace_id: parent.trace_id,
        parent_run_id: parent.id,
        dotted_order: `${parent.dotted_order}.${own}`,
      };
}

/** `YYYYMMDDTHHMMSSffffffZ`. */
function timestamp(at: Date): string {
  return at.toISOString().replaceAll(/[-:.]/g, '').replace('Z', '000Z');
}
