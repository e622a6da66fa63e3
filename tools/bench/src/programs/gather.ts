import type { Round } from '../measure/measurement.ts';
import type { Row } from '../report/report.ts';

/** Who is measured, how often, and how. */
export interface GatherOptions {
  readonly names: readonly string[];
  readonly rounds: number;
  readonly measure: (name: string, round: number) => Promise<Round>;
}

/**
 * Measures everybody once before anybody twice, so that a machine that changes its pace changes it for
 * all alike. Who is not installed, or does not start, is asked once.
 */
export async function gather({ names, rounds, measure }: GatherOptions): Promise<readonly Row[]> {
  const values = new Map<string, Map<string, number[]>>(names.map((name) => [name, new Map()]));
  const absent = new Map<string, string>();
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) {
      if (absent.has(name)) {
        continue;
      }
      const found = await attempt(() => measure(name, round));
      if (typeof found === 'string') {
        absent.set(name, found);
        continue;
      }
      for (const [figure, value] of Object.entries(found)) {
        const list = values.get(name)?.get(figure) ?? [];
        values.get(name)?.set(figure, [...list, value]);
      }
    }
  }
  return names.map((contender) => ({
    contender,
    values: Object.fromEntries(values.get(contender) ?? []),
    ...noteOf(absent.get(contender)),
  }));
}

/** What was measured, or why nothing was. */
async function attempt(
  measure: () => Promise<Round>,
): Promise<Readonly<Record<string, number>> | string> {
  try {
    return (await measure()) ?? 'not installed: run with --install-peers';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function noteOf(note: string | undefined): { readonly note?: string } {
  return note === undefined ? {} : { note };
}
