import { finding, type Finding } from '../finding.ts';
import { entriesAt, keysAt, textAt } from '../read.ts';
import { valueAt } from '../structure.ts';
import { CONTAINERS, SOURCES } from './sources.ts';

const MIB = 2 ** 20;
const GIB = 2 ** 30;
const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  Ki: 2 ** 10,
  Mi: MIB,
  Gi: GIB,
};
const KINDS = new Set(['cpu', 'memory', 'nvidia.com/gpu']);
const SMALLEST_GEN2_BYTES = 512 * MIB;

/** What memory goes with how many processors: from, to. */
const MEMORY_OF_CPU: Readonly<Record<number, readonly [number, number]>> = {
  1: [128 * MIB, 4 * GIB],
  2: [128 * MIB, 8 * GIB],
  4: [2 * GIB, 16 * GIB],
  6: [4 * GIB, 24 * GIB],
  8: [4 * GIB, 32 * GIB],
};

/** Processors, memory and their pairs. */
export function checkResources(data: unknown): Finding[] {
  const template = ['spec', 'template'];
  const annotations = [...template, 'metadata', 'annotations'];
  const isFirstGeneration =
    textAt(data, [...annotations, 'run.googleapis.com/execution-environment']) === 'gen1';
  const throttling = textAt(data, [...annotations, 'run.googleapis.com/cpu-throttling']);
  const alwaysOn = throttling?.toLowerCase() === 'false';
  const concurrencyPath = [...template, 'spec', 'containerConcurrency'];
  const concurrency = valueAt(data, concurrencyPath);

  return entriesAt(data, CONTAINERS).flatMap((container) => {
    const limits = [...container, 'resources', 'limits'];
    const unknown = keysAt(data, limits).filter((key) => !KINDS.has(key));
    const cpuText = textAt(data, [...limits, 'cpu']);
    const memoryText = textAt(data, [...limits, 'memory']);
    const cpu = cpuText === undefined ? 1 : parseCpu(cpuText);
    const memory = memoryText === undefined ? 512 * MIB : parseBytes(memoryText);
    const bounds = cpu === null ? null : memoryBounds(cpu);
    return [
      ...unknown.map((key) =>
        finding(
          { rule: 'resources.kind', source: SOURCES.reference },
          [...limits, key],
          key,
          'must be cpu, memory or nvidia.com/gpu',
        ),
      ),
      (cpu === null || bounds === null) &&
        finding(
          { rule: 'resources.cpu', source: SOURCES.cpu },
          [...limits, 'cpu'],
          cpuText,
          'must be 1, 2, 4, 6 or 8, or from 0.08 to 1 in steps of 0.001',
        ),
      memory === null &&
        finding(
          { rule: 'resources.memory', source: SOURCES.memory },
          [...limits, 'memory'],
          memoryText,
          'must be a number of bytes such as 512Mi or 1Gi',
        ),
      memory !== null &&
        bounds !== null &&
        (memory < bounds[0] || memory > bounds[1]) &&
        finding(
          { rule: 'resources.pair', source: SOURCES.memory },
          [...limits, 'memory'],
          memoryText,
          `for ${String(cpu)} CPU it must be from ${inMib(bounds[0])} to ${inMib(bounds[1])}`,
        ),
      memory !== null &&
        memory < SMALLEST_GEN2_BYTES &&
        (!isFirstGeneration || alwaysOn) &&
        finding(
          { rule: 'resources.least-memory', source: SOURCES.memory },
          [...limits, 'memory'],
          memoryText,
          'must be at least 512Mi in the second generation, or without CPU throttling',
        ),
      cpu !== null &&
        cpu < 1 &&
        (alwaysOn || (typeof concurrency === 'number' && concurrency > 1)) &&
        finding(
          { rule: 'resources.small-cpu', source: SOURCES.cpu },
          [...limits, 'cpu'],
          cpuText,
          'less than one CPU needs containerConcurrency 1 and CPU throttling',
        ),
    ].filter((entry) => entry !== false);
  });
}

/** `2`, `0.5` or `500m` as a number of processors; null for anything else. */
export function parseCpu(text: string): number | null {
  const [, amount, milli] = /^(\d+(?:\.\d{1,3})?)(m?)$/.exec(text) ?? [];
  return amount === undefined ? null : Number(amount) / (milli === 'm' ? 1_000 : 1);
}

/** `512Mi` as a number of bytes; null for anything else. */
export function parseBytes(text: string): number | null {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)([kMG]i?|Ki)?$/.exec(text) ?? [];
  const factor = UNITS[unit];
  return amount === undefined || factor === undefined ? null : Number(amount) * factor;
}

/** The least and the most memory, in bytes, for so many processors; null when there cannot be so many. */
export function memoryBounds(cpu: number): readonly [number, number] | null {
  if (cpu >= 0.08 && cpu < 0.5) {
    return [128 * MIB, 512 * MIB];
  }
  if (cpu >= 0.5 && cpu < 1) {
    return [128 * MIB, GIB];
  }
  return MEMORY_OF_CPU[cpu] ?? null;
}

function inMib(bytes: number): string {
  return bytes % GIB === 0 ? `${String(bytes / GIB)}Gi` : `${String(bytes / MIB)}Mi`;
}
