import fc from 'fast-check';
import { POLICY } from '../machine/policy.ts';
import type { ServiceEvent } from '../machine/service.ts';
import { NEW_RECORD, recordChange, type StatusRecord } from '../status/status-record.ts';
import { statusOf, type Status } from '../status/status.ts';
import { advance } from '../system/advance.ts';
import { NEW_SYSTEM, type System, type SystemInput } from '../system/system.ts';

/** The system and what was recorded of it, at one moment of its life. */
export interface WatchedMoment {
  readonly system: System;
  readonly record: StatusRecord;
  readonly nowMs: number;
}

const event: fc.Arbitrary<ServiceEvent> = fc.oneof(
  fc.constantFrom(
    { type: 'loaded' } as const,
    { type: 'listening' } as const,
    { type: 'probeOk' } as const,
    { type: 'deadline' } as const,
  ),
  fc.record({
    type: fc.constant('probeFail' as const),
    reason: fc.string(),
    answered: fc.boolean(),
    inconclusive: fc.boolean(),
  }),
  fc
    .oneof(
      fc.record({ kind: fc.constant('exit' as const), code: fc.nat(255) }),
      fc.record({
        kind: fc.constant('signal' as const),
        signal: fc.constantFrom('SIGKILL' as const, 'SIGTERM' as const, 'SIGSEGV' as const),
      }),
      fc.record({ kind: fc.constant('spawn-error' as const), errno: fc.string() }),
    )
    .map((end) => ({ type: 'exit' as const, end })),
);

const step = fc.record({
  afterMs: fc.nat(20_000),
  input: fc.oneof(
    { weight: 1, arbitrary: fc.constant({ type: 'signal', signal: 'SIGTERM' } as const) },
    {
      weight: 30,
      arbitrary: fc.record({
        type: fc.constant('service' as const),
        name: fc.constantFrom('api' as const, 'ui-server' as const),
        event,
      }),
    },
  ),
});

/** Lives of the system, moment by moment: whatever happens, in whatever order. */
export const watchedLife: fc.Arbitrary<readonly WatchedMoment[]> = fc
  .array(step, { maxLength: 120 })
  .map((steps) => {
    const moments: WatchedMoment[] = [{ system: NEW_SYSTEM, record: NEW_RECORD, nowMs: 0 }];
    let { system, record, nowMs } = moments[0] as WatchedMoment;
    const feed = (input: SystemInput): void => {
      const after = advance(system, input, { nowMs, jitter: 0 }, POLICY).system;
      record = recordChange(record, system, after, { nowMs, at: timeAt(nowMs) });
      system = after;
      moments.push({ system, record, nowMs });
    };
    feed({ type: 'start' });
    for (const { afterMs, input } of steps) {
      nowMs += afterMs;
      feed(
        input.type === 'signal'
          ? input
          : { ...input, incarnation: system.services[input.name].incarnation },
      );
    }
    return moments;
  });

/** The status at a moment. */
export function statusAt(
  { system, record, nowMs }: WatchedMoment,
  redact: (text: string) => string = (text) => text,
): Status {
  return statusOf({
    system,
    record,
    facts: { api: { pid: 11, probeMs: 1.5 }, 'ui-server': { pid: 12, probeMs: null } },
    identity: { version: '1.2.3', revision: 'r"1\\', pid: 10 },
    when: { nowMs, at: timeAt(nowMs) },
    redact,
  });
}

function timeAt(nowMs: number): string {
  return new Date(Date.UTC(2026, 0, 1) + nowMs).toISOString();
}
