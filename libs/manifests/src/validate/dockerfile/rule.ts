import { finding, type Finding, type Path, type Severity } from '../finding.ts';
import type { Stage, Step } from './parse-dockerfile.ts';

/** Where the rules come from. */
export const DOCKER = {
  reference: 'https://docs.docker.com/reference/dockerfile/',
  practices: 'https://docs.docker.com/build/building/best-practices/',
  design: 'deployment design, configuration file validation',
} as const;

/** What a rule looks at. */
export interface Subject {
  readonly stages: readonly Stage[];
  /** The stage that becomes the image. */
  readonly final: Stage;
  /** Its instructions, after those that it inherits from other stages. */
  readonly effective: readonly Step[];
}

/** What a rule says of one instruction. */
export interface Fault {
  readonly rule: string;
  readonly source: string;
  readonly message: string;
  /** @default 'error' */
  readonly severity?: Severity;
  /** @default the text of the instruction */
  readonly value?: unknown;
}

/** A fault at an instruction: `line[12].USER`. */
export function at(step: Step, { value = step.text, message, ...rule }: Fault): Finding {
  return finding(rule, pathOf(step), value, message);
}

/** Where an instruction stands. */
export function pathOf({ line, keyword }: Step): Path {
  return ['line', line, keyword];
}

/** Every instruction of every stage. */
export function allSteps({ stages }: Subject): readonly Step[] {
  return stages.flatMap(({ steps }) => steps);
}
