import type { ServerResponse } from 'node:http';

/** What a stand-in does instead of answering. */
export type Fault =
  /** Answers with this status; `headers` such as `{'retry-after': '7'}`. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
    }
  /** Does what was asked, then never answers: the outcome is unknown to the caller. */
  | { readonly kind: 'silent' }
  /** Does what was asked, then resets the connection. */
  | { readonly kind: 'reset' }
  /** Does what was asked, then sends half of the answer and resets the connection. */
  | { readonly kind: 'cut' }
  /** Does what was asked, and answers with what nobody understands. */
  | { readonly kind: 'malformed' };

/** Faults that are to come, by route. */
export interface FaultPlan {
  /** Lets the next requests of a route meet a fault. @param times how many; Infinity for all */
  fail(route: string, fault: Fault, times?: number): void;
  /** Forgets all faults that are still to come. */
  heal(): void;
  /** The fault that this request meets, if any. */
  take(route: string): Fault | null;
}

/** An empty {@link FaultPlan}. */
export function createFaultPlan(): FaultPlan {
  const plans = new Map<string, { readonly fault: Fault; left: number }[]>();
  return {
    fail(route, fault, times = 1) {
      plans.set(route, [...(plans.get(route) ?? []), { fault, left: times }]);
    },
    heal() {
      plans.clear();
    },
    take(route) {
      const plan = plans.get(route)?.find(({ left }) => left > 0);
      if (plan === undefined) {
        return null;
      }
      plan.left -= 1;
      return plan.fault;
    },
  };
}

/** Answers as a fault that comes after the work has been done. */
export function answerFaultily(
  response: ServerResponse,
  kind: Exclude<Fault['kind'], 'status'>,
  body: Uint8Array,
): void {
  switch (kind) {
    case 'silent':
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'cut':
      response.writeHead(200, { 'content-length': body.length });
      response.write(body.subarray(0, Math.floor(body.length / 2)), () => {
        response.socket?.resetAndDestroy();
      });
      return;
    case 'malformed':
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{"detail": <!doctype html>');
  }
}
