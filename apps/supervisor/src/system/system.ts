import {
  NEW_SERVICE,
  type Service,
  type ServiceEvent,
  type ServiceName,
} from '../machine/service.ts';
import type { Effect } from '../machine/step.ts';
import type { Ending } from './ending.ts';

/** The services by name. */
export type Services = Readonly<Record<ServiceName, Service>>;

/** Both services together, and whether they are on their way out. */
export interface System {
  readonly services: Services;
  /** Why everything is being stopped; null while it should run. */
  readonly ending: Ending | null;
  /** When a signal first asked for the end; null when none did. */
  readonly signalledMs: number | null;
  /** Both services have been ready at the same time. */
  readonly announced: boolean;
  /** The budget of the stop is spent: what was left has been killed. */
  readonly overdue: boolean;
  readonly finished: boolean;
}

/** What can happen to the system. */
export type SystemInput =
  | { readonly type: 'start' }
  | { readonly type: 'signal'; readonly signal: NodeJS.Signals }
  | { readonly type: 'stopBudgetSpent' }
  | {
      readonly type: 'service';
      readonly name: ServiceName;
      /** The process that the event is about. */
      readonly incarnation: number;
      readonly event: ServiceEvent;
    };

/** Something for the driver to do. */
export type SystemEffect =
  | { readonly type: 'service'; readonly name: ServiceName; readonly effect: Effect }
  | { readonly type: 'tellApiState'; readonly state: 'ready' | 'away' }
  | { readonly type: 'announceReady' }
  /** Send `stopBudgetSpent` then. */
  | { readonly type: 'stopBudget'; readonly afterMs: number }
  | { readonly type: 'finish'; readonly exitCode: number };

/** The system before it starts. */
export const NEW_SYSTEM: System = {
  services: { api: NEW_SERVICE, 'ui-server': NEW_SERVICE },
  ending: null,
  signalledMs: null,
  announced: false,
  overdue: false,
  finished: false,
};
