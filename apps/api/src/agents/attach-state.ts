import type { AgentKnowledge } from '../agents-cloud/conversational-agents.ts';

/**
 * The part of an agent's record that says which uploads the platform has given it, and whether that has
 * to be compared with its linked documents again. Who compares holds a lease in it.
 */
export interface AttachState {
  /** What the platform was last known to have given the agent. */
  readonly attached: readonly AgentKnowledge[];
  /** Ids of all that the agent may have there, to be found by. */
  readonly attached_document_ids: readonly string[];
  /** Whether a list was sent whose arrival is not known. */
  readonly attach_uncertain: boolean;
  /**
   * When a worker may take the agent up: at once, after a pause, or, while another holds it, when that
   * lease runs out. Null when there is nothing to do.
   */
  readonly attach_due_at: string | null;
  readonly attach_owner: string | null;
  /** Grows with each event after which the list may be another. */
  readonly attach_revision: number;
  /** Attempts that failed since the last event. */
  readonly attach_failures: number;
}

/** Who works on an agent, and until when. */
export interface AttachLease {
  readonly owner: string;
  readonly now: Date;
  readonly durationMs: number;
}

const PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 600_000;

/**
 * The state of a new agent: its list is compared once it is stored, because a document may have been
 * synced between.
 */
export function newAttachState(attached: readonly AgentKnowledge[], now: Date): AttachState {
  return {
    ...attachedFields(attached),
    attach_due_at: now.toISOString(),
    attach_owner: null,
    attach_revision: 1,
    attach_failures: 0,
  };
}

/** After an event; who holds the agent goes on, and finds out at the end that there is more to do. */
export function attachWanted(state: AttachState, now: Date): AttachState {
  return {
    ...state,
    attach_due_at: isHeld(state, now) ? state.attach_due_at : now.toISOString(),
    attach_revision: state.attach_revision + 1,
    attach_failures: 0,
  };
}

/** After a worker took the agent up; null when there is nothing to do, or not yet. */
export function attachClaimed(state: AttachState, lease: AttachLease): AttachState | null {
  if (state.attach_due_at === null || Date.parse(state.attach_due_at) > lease.now.getTime()) {
    return null;
  }
  return {
    ...state,
    attach_due_at: after(lease.now, lease.durationMs),
    attach_owner: lease.owner,
  };
}

/**
 * Before a list is sent: from now on the agent may have what it had and what it gets. Null when the holder
 * lost the lease.
 */
export function attachSending(
  state: AttachState,
  owner: string,
  list: readonly AgentKnowledge[],
): AttachState | null {
  const ids = [...state.attached_document_ids, ...list.map(({ documentId }) => documentId)];
  return state.attach_owner === owner
    ? { ...state, attached_document_ids: [...new Set(ids)], attach_uncertain: true }
    : null;
}

/** Whether a list has to be sent for the platform to have it. */
export function hasToBeSent(state: AttachState, list: readonly AgentKnowledge[]): boolean {
  return state.attach_uncertain || !isSameKnowledge(list, state.attached);
}

/** What a worker that held a lease reports. */
export interface AttachResult {
  readonly owner: string;
  readonly now: Date;
  /** The revision that it took up. */
  readonly revision: number;
}

/** After the platform has the list of a revision; null when the holder lost the lease. */
export function attachDone(
  state: AttachState,
  { attached, ...result }: AttachResult & { readonly attached: readonly AgentKnowledge[] },
): AttachState | null {
  if (state.attach_owner !== result.owner) {
    return null;
  }
  const isNewest = state.attach_revision === result.revision;
  return {
    ...state,
    ...attachedFields(attached),
    attach_due_at: isNewest ? null : result.now.toISOString(),
    attach_owner: null,
    attach_failures: 0,
  };
}

/** After an attempt failed: tried again, later each time; null when the holder lost the lease. */
export function attachFailed(state: AttachState, result: AttachResult): AttachState | null {
  if (state.attach_owner !== result.owner) {
    return null;
  }
  const pauseMs = Math.min(PAUSE_MS * 2 ** state.attach_failures, LONGEST_PAUSE_MS);
  return {
    ...state,
    attach_due_at: after(result.now, pauseMs),
    attach_owner: null,
    attach_failures: state.attach_failures + 1,
  };
}

/** Whether two lists give an agent the same uploads under the same names, in the same order. */
export function isSameKnowledge(
  one: readonly AgentKnowledge[],
  other: readonly AgentKnowledge[],
): boolean {
  return (
    one.length === other.length &&
    one.every(
      ({ documentId, name }, index) =>
        other[index]?.documentId === documentId && other[index].name === name,
    )
  );
}

/** The fields that tell what is attached. */
export function attachedFields(
  attached: readonly AgentKnowledge[],
): Pick<AttachState, 'attached' | 'attached_document_ids' | 'attach_uncertain'> {
  return {
    attach_uncertain: false,
    attached: attached.map(({ documentId, name }) => ({ documentId, name })),
    attached_document_ids: attached.map(({ documentId }) => documentId),
  };
}

function isHeld(state: AttachState, now: Date): boolean {
  return (
    state.attach_owner !== null &&
    state.attach_due_at !== null &&
    Date.parse(state.attach_due_at) > now.getTime()
  );
}

function after(now: Date, milliseconds: number): string {
  return new Date(now.getTime() + milliseconds).toISOString();
}
