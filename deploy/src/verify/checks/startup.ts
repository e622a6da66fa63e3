import { failed, ok } from '../finding.ts';
import type { Check } from '../scene.ts';

/** The startup probe of the manifest passes within its budget. */
export const startupCheck: Check = {
  name: 'startup probe',
  run({ contract, startup, instance }) {
    const { startupProbe: probe } = contract;
    const { passed, asked, lastFailure, tookMs } = startup.probed;
    const budget =
      `${probe.kind === 'tcp' ? 'TCP' : `GET ${probe.path}`} on port ${String(probe.port)} ` +
      `every ${String(probe.periodSeconds)} s, ${String(probe.timeoutSeconds)} s each, ` +
      `${String(probe.failureThreshold)} times`;
    if (passed) {
      const seconds = (tookMs / 1000).toFixed(1);
      return Promise.resolve(
        ok(`passed after ${seconds} s, asked ${String(asked)} times (${budget})`),
      );
    }
    const end = instance.ended;
    const ended =
      end === null
        ? ''
        : `; it ended with ${String(end.code ?? end.signal)}: ${lastLine(instance)}`;
    return Promise.resolve(
      failed(
        `no good answer in ${String(asked)} probes: ${lastFailure ?? 'none'} (${budget})${ended}`,
      ),
    );
  },
};

function lastLine({ lines }: { readonly lines: readonly { readonly text: string }[] }): string {
  return (lines.at(-1)?.text ?? 'it said nothing').slice(0, 300);
}
