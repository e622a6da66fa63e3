import type { EventType, State } from './service.ts';

/** A question about the service that decides between the rules of one cell; see `step.ts`. */
export type Guard =
  | 'hopeless'
  | 'outOfRestarts'
  | 'retired'
  | 'waitsForLeave'
  | 'announced'
  | 'answersBadly'
  | 'missingProbes'
  | 'recovered'
  | 'hung';

/** Something to be done; see `step.ts` for the effect that each becomes. */
export type Action =
  | 'spawn'
  | 'terminate'
  | 'killGroup'
  | 'openPort'
  | 'probeNow'
  | 'probeSoon'
  | 'probeAgain'
  | 'probeLater'
  | 'awaitStart'
  | 'awaitLeave'
  | 'awaitDrain'
  | 'awaitHungEnd'
  | 'awaitRestart';

/** One way out of a cell. */
export interface Rule {
  /** The rule applies only then. */
  readonly when?: Guard;
  readonly to: State;
  readonly actions: readonly Action[];
}

/** What happens in each state on each event: the first rule that applies; nothing when none does. */
export type TransitionTable = Readonly<Record<State, Readonly<Record<EventType, readonly Rule[]>>>>;

const IGNORED: readonly Rule[] = [];

/** A process ended. Its group goes first: a leftover could hold the port. */
const AFTER_EXIT: readonly Rule[] = [
  when('retired', to('idle', 'killGroup')),
  when('hopeless', to('failed', 'killGroup')),
  when('outOfRestarts', to('failed', 'killGroup')),
  to('backoff', 'killGroup', 'awaitRestart'),
];

/** The life of a service. */
export const TRANSITIONS: TransitionTable = {
  idle: {
    start: [to('starting', 'spawn', 'awaitStart')],
    loaded: IGNORED,
    admit: IGNORED,
    listening: IGNORED,
    probeOk: IGNORED,
    probeFail: IGNORED,
    heartbeat: IGNORED,
    cutOff: IGNORED,
    exit: IGNORED,
    deadline: IGNORED,
    retire: IGNORED,
    stop: IGNORED,
    kill: IGNORED,
  },
  starting: {
    start: IGNORED,
    loaded: [when('waitsForLeave', to('starting', 'awaitLeave'))],
    admit: [to('starting', 'openPort', 'awaitStart')],
    listening: [to('starting', 'probeNow')],
    probeOk: [when('announced', to('ready', 'probeLater'))],
    probeFail: [to('starting', 'probeSoon')],
    heartbeat: IGNORED,
    cutOff: IGNORED,
    exit: AFTER_EXIT,
    deadline: [to('stopping', 'killGroup')],
    retire: [to('starting')],
    stop: [to('stopping', 'terminate', 'awaitDrain')],
    kill: [to('stopping', 'killGroup')],
  },
  ready: {
    start: IGNORED,
    loaded: IGNORED,
    admit: IGNORED,
    listening: IGNORED,
    probeOk: [to('ready', 'probeLater')],
    probeFail: [
      when('answersBadly', to('unhealthy', 'probeLater')),
      when('missingProbes', to('unhealthy', 'probeLater')),
      to('ready', 'probeLater'),
    ],
    heartbeat: IGNORED,
    cutOff: IGNORED,
    exit: AFTER_EXIT,
    deadline: IGNORED,
    retire: [to('ready')],
    stop: [to('stopping', 'terminate', 'awaitDrain')],
    kill: [to('stopping', 'killGroup')],
  },
  unhealthy: {
    start: IGNORED,
    loaded: IGNORED,
    admit: IGNORED,
    listening: IGNORED,
    probeOk: [when('recovered', to('ready', 'probeLater')), to('unhealthy', 'probeAgain')],
    probeFail: [
      when('hung', to('stopping', 'terminate', 'awaitHungEnd')),
      to('unhealthy', 'probeLater'),
    ],
    heartbeat: IGNORED,
    cutOff: IGNORED,
    exit: AFTER_EXIT,
    deadline: IGNORED,
    retire: [to('unhealthy')],
    stop: [to('stopping', 'terminate', 'awaitDrain')],
    kill: [to('stopping', 'killGroup')],
  },
  stopping: {
    start: IGNORED,
    loaded: IGNORED,
    admit: IGNORED,
    listening: IGNORED,
    probeOk: IGNORED,
    probeFail: IGNORED,
    heartbeat: IGNORED,
    cutOff: IGNORED,
    exit: AFTER_EXIT,
    deadline: [to('stopping', 'killGroup')],
    retire: [to('stopping')],
    stop: IGNORED,
    kill: [to('stopping', 'killGroup')],
  },
  backoff: {
    start: IGNORED,
    loaded: IGNORED,
    admit: IGNORED,
    listening: IGNORED,
    probeOk: IGNORED,
    probeFail: IGNORED,
    heartbeat: IGNORED,
    cutOff: IGNORED,
    exit: IGNORED,
    deadline: [to('starting', 'spawn', 'awaitStart')],
    retire: [to('idle')],
    stop: [to('idle')],
    kill: [to('idle')],
  },
  failed: {
    start: IGNORED,
    loaded: IGNORED,
    admit: IGNORED,
    listening: IGNORED,
    probeOk: IGNORED,
    probeFail: IGNORED,
    heartbeat: IGNORED,
    cutOff: IGNORED,
    exit: IGNORED,
    deadline: IGNORED,
    retire: IGNORED,
    stop: IGNORED,
    kill: IGNORED,
  },
};

function to(state: State, ...actions: readonly Action[]): Rule {
  return { to: state, actions };
}

function when(guard: Guard, rule: Rule): Rule {
  return { when: guard, ...rule };
}
