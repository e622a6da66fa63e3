import { isLate, type ProbeTimes } from '../machine/lateness.ts';
import type { Policy } from '../machine/policy.ts';
import type { ServiceEvent } from '../machine/service.ts';
import type { ProbeVerdict } from './world.ts';

/** What a verdict means for the service, given how long the supervisor took to reach it. */
export function probeEvent(verdict: ProbeVerdict, times: ProbeTimes, policy: Policy): ServiceEvent {
  if (verdict.ok) {
    return { type: 'probeOk' };
  }
  const { reason, answered = false, inconclusive = false } = verdict;
  return {
    type: 'probeFail',
    reason,
    answered,
    inconclusive: inconclusive || isLate(times, policy),
  };
}
