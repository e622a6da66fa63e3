import type { ServiceMessage, SupervisorMessage } from '@elevendops/health';
import type { End } from '../machine/end.ts';
import type { ServiceName } from '../machine/service.ts';
import type { ProbePurpose } from '../machine/step.ts';
import type { System } from '../system/system.ts';
import type { Clock } from './clock.ts';

/** Who is told what a process does. */
export interface ProcessListener {
  onMessage(message: ServiceMessage): void;
  /** Called when it gave up its line and lives on. */
  onCutOff(): void;
  /** Called once, with whatever comes first: the exit or the failure to start. */
  onEnd(end: End): void;
}

/** One incarnation of a service. */
export interface LaunchedService {
  /** The name that it was given, to recognize its messages and answers by. */
  readonly instance: string;
  /** Leader of its group; absent when it could not be started. */
  readonly pid: number | undefined;
  send(message: SupervisorMessage): void;
  /** Asks it to stop; does nothing once it has ended. */
  terminate(): void;
  /** Kills it with every process that it started and that stayed in its group. */
  killGroup(): void;
  /** Resolves when its output has been passed on, soon after its end. */
  readonly logged: Promise<void>;
}

/** What a probe found. */
export type ProbeVerdict =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason: string;
      /** There was an answer, but not a good one. */
      readonly answered?: boolean;
      /** It was our side that failed. */
      readonly inconclusive?: boolean;
    };

/** The end of one service, among others in the same turn. */
export interface NamedEnd {
  readonly name: ServiceName;
  readonly end: End;
}

/** Everything that the supervisor does to the world outside, and takes from it. */
export interface World {
  readonly clock: Clock;
  /** At least 0, less than 1. */
  random(): number;
  launch(name: ServiceName, listener: ProcessListener): LaunchedService;
  /** Asks a service over HTTP; never rejects. */
  probe(name: ServiceName, purpose: ProbePurpose, instance: string): Promise<ProbeVerdict>;
  /** Tells of a change. */
  report(before: System, after: System): void;
  announceReady(system: System): void;
  /** Tells that several services ended in the same turn. */
  reportTogether(ends: readonly NamedEnd[]): void;
  /** Tells of processes that ended services left behind. */
  reportEscapees(): void;
  /** Ends what the services left behind, where that is allowed. */
  endEscapees(): void;
}
