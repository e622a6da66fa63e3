import type { SyncStatus } from '@elevendops/contract';

/**
 * The part of a knowledge record that says how far its way to the voice platform has come. A worker that
 * syncs it holds a lease in it; any instance may take over a lease that has run out.
 */
export interface SyncState {
  readonly sync_status: SyncStatus;
  /** Id of the newest upload that took effect. */
  readonly elevenlabs_document_id: string | null;
  readonly sync_error_message: string | null;
  readonly last_sync_attempt: string | null;
  /** Attempts since the sync was asked for. */
  readonly sync_retry_count: number;
  /** Grows with each change that has to be uploaded. */
  readonly revision: number;
  /**
   * When a worker may take the record up: at once, or, while another holds it, when that lease runs out.
   * Null when there is nothing to upload.
   */
  readonly sync_due_at: string | null;
  /** Who holds the lease, or held it when it ran out. */
  readonly lease_owner: string | null;
  /** How often a lease has run out since the last result: its holder died or hung. */
  readonly interruptions: number;
}

/** Who works on a record, and until when. */
export interface Lease {
  readonly owner: string;
  readonly now: Date;
  readonly durationMs: number;
}

/** A record that has cost this many leases is failed rather than tried again. */
export const MAX_INTERRUPTIONS = 5;

/** The state of a new document. */
export function newSyncState(now: Date): SyncState {
  return {
    sync_status: 'pending',
    elevenlabs_document_id: null,
    sync_error_message: null,
    last_sync_attempt: null,
    sync_retry_count: 0,
    revision: 1,
    sync_due_at: now.toISOString(),
    lease_owner: null,
    interruptions: 0,
  };
}

/**
 * After a change of what is uploaded; the status stays until a worker takes the record up. One who holds
 * it goes on, and finds out at the end that there is more to do.
 */
export function changed(state: SyncState, now: Date): SyncState {
  return {
    ...state,
    revision: state.revision + 1,
    sync_due_at: isHeld(state, now) ? state.sync_due_at : now.toISOString(),
    interruptions: 0,
  };
}

/** After somebody asked to sync again; the same state when it is completed or in progress. */
export function retried(state: SyncState, now: Date): SyncState {
  if (state.sync_status !== 'failed') {
    return state;
  }
  return {
    ...state,
    sync_status: 'pending',
    sync_error_message: null,
    sync_retry_count: 0,
    sync_due_at: now.toISOString(),
    interruptions: 0,
  };
}

/** Whether an attempt before the next one may have left an upload that no record knows. */
export function mayHaveLeftovers(state: SyncState): boolean {
  return state.last_sync_attempt !== null && state.sync_status !== 'completed';
}

/** After a worker took the record up; null when there is nothing to do or another holds the lease. */
export function claimed(state: SyncState, lease: Lease): SyncState | null {
  if (state.sync_due_at === null || Date.parse(state.sync_due_at) > lease.now.getTime()) {
    return null;
  }
  const interruptions = state.interruptions + (state.lease_owner === null ? 0 : 1);
  if (interruptions > MAX_INTERRUPTIONS) {
    return {
      ...state,
      sync_status: 'failed',
      sync_error_message: 'The sync was interrupted again and again. Try once more.',
      sync_due_at: null,
      lease_owner: null,
      interruptions: 0,
    };
  }
  return {
    ...state,
    sync_status: 'syncing',
    sync_error_message: null,
    last_sync_attempt: lease.now.toISOString(),
    sync_retry_count: state.sync_retry_count + 1,
    sync_due_at: expiry(lease),
    lease_owner: lease.owner,
    interruptions,
  };
}

/** After the holder said that it still works; null when it lost the lease. */
export function renewed(state: SyncState, lease: Lease): SyncState | null {
  return state.lease_owner === lease.owner ? { ...state, sync_due_at: expiry(lease) } : null;
}

/** What a worker that held a lease reports. */
export interface SyncResult {
  readonly owner: string;
  readonly now: Date;
  /** The revision that it read. */
  readonly revision: number;
}

/** After the upload of a revision took effect; null when the holder lost the lease. */
export function completed(
  state: SyncState,
  { documentId, ...result }: SyncResult & { readonly documentId: string },
): SyncState | null {
  const next = settled(state, result, { sync_status: 'completed', sync_error_message: null });
  return next && { ...next, elevenlabs_document_id: documentId };
}

/** After the upload of a revision failed for good; null when the holder lost the lease. */
export function failed(
  state: SyncState,
  { message, ...result }: SyncResult & { readonly message: string },
): SyncState | null {
  return settled(state, result, { sync_status: 'failed', sync_error_message: message });
}

/** The outcome holds for the newest revision only; after an older one there is more to do. */
function settled(
  state: SyncState,
  { owner, now, revision }: SyncResult,
  outcome: Pick<SyncState, 'sync_status' | 'sync_error_message'>,
): SyncState | null {
  if (state.lease_owner !== owner) {
    return null;
  }
  const again = { sync_status: 'pending', sync_error_message: null } as const;
  const isNewest = revision === state.revision;
  return {
    ...state,
    ...(isNewest ? outcome : again),
    sync_due_at: isNewest ? null : now.toISOString(),
    lease_owner: null,
    interruptions: 0,
  };
}

/** After the holder gave the work back unfinished, because it is being stopped; null when it lost the lease. */
export function released(state: SyncState, owner: string, now: Date): SyncState | null {
  return state.lease_owner === owner
    ? { ...state, sync_status: 'pending', sync_due_at: now.toISOString(), lease_owner: null }
    : null;
}

function isHeld(state: SyncState, now: Date): boolean {
  return (
    state.lease_owner !== null &&
    state.sync_due_at !== null &&
    Date.parse(state.sync_due_at) > now.getTime()
  );
}

function expiry({ now, durationMs }: Lease): string {
  return new Date(now.getTime() + durationMs).toISOString();
}
