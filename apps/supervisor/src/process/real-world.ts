import type { Policy } from '../machine/policy.ts';
import type { ServiceName } from '../machine/service.ts';
import type { Complaint } from '../logs/complaint.ts';
import { pipeServiceLog } from '../logs/service-log.ts';
import type { LogEntry, LogIdentity } from '../logs/log-entry.ts';
import type { LogOutput } from '../logs/log-output.ts';
import { SERVICE_NODE_FLAGS } from '../service-runtime.ts';
import { SYSTEM_CLOCK } from './clock.ts';
import type { HeadStart } from './head-start.ts';
import { launchService } from './launch-service.ts';
import { createProcessGroups } from './process-groups.ts';
import type { Kill } from './signals-to-group.ts';
import { spawnService } from './spawn-service.ts';
import type { World } from './world.ts';

/** What the world is made of. */
export interface RealWorldOptions {
  /** Name of this run: no other supervisor has it. */
  readonly run: string;
  /** A process that was started before. @default none */
  readonly headStart?: HeadStart;
  /** The Node executable for the services. */
  readonly execPath: string;
  /** The file that each service is started with. */
  readonly programs: Readonly<Record<ServiceName, string>>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly ports: Readonly<Record<ServiceName, number>>;
  readonly policy: Policy;
  readonly output: LogOutput;
  readonly identityOf: (name: ServiceName) => LogIdentity;
  readonly kill: Kill;
  /** Whether everything around ends with this process anyway. */
  readonly isContainer: boolean;
  readonly log: (entry: LogEntry) => void;
  /** What listens to the output of a new incarnation. */
  readonly listenTo: (name: ServiceName) => Complaint['hear'];
}

/** Real processes, real sockets, real time; what to tell about them is added by the caller. */
export function createRealWorld(
  options: RealWorldOptions,
): Omit<World, 'report' | 'announceReady' | 'reportTogether'> {
  const { run, headStart, execPath, programs, env, ports } = options;
  const { policy, output, identityOf, kill } = options;
  const clock = SYSTEM_CLOCK;
  let launches = 0;
  const loadProbe = () => import('./probe-service.ts');
  let probe: ReturnType<typeof loadProbe> | undefined;
  const groups = createProcessGroups({
    ...options,
    known: headStart?.pid === undefined ? [] : [headStart.pid],
    orphanGraceMs: policy.orphanGraceMs,
    soon: clock.soon,
  });
  return {
    clock,
    random: Math.random,
    launch(name, listener) {
      const hear = options.listenTo(name);
      launches += 1;
      const spawned =
        headStart?.take(name) ??
        spawnService({
          execPath,
          execArgs: SERVICE_NODE_FLAGS,
          program: programs[name],
          env,
          instance: `${run}-${String(launches)}`,
        });
      const launched = launchService(
        spawned,
        {
          clock,
          kill,
          pipeLog: (source, streamName) =>
            pipeServiceLog(source, {
              streamName,
              identity: identityOf(name),
              output,
              wallTime: clock.wallTime,
              hear,
            }),
          pipeDrainMs: policy.pipeDrainMs,
          cutOffMs: policy.cutOffMs,
        },
        listener,
      );
      if (launched.pid !== undefined) {
        groups.began(launched.pid);
      }
      // Not before: what it takes to ask is loaded while the services load.
      probe ??= loadProbe();
      return launched;
    },
    async probe(name, purpose, instance) {
      const { probeService } = await (probe ??= loadProbe());
      const target = { name, purpose, instance };
      return probeService(target, { ports, timeoutMs: policy.probeTimeoutMs });
    },
    reportEscapees: groups.reportEscapees,
    endEscapees: groups.close,
  };
}
