import { randomUUID } from 'node:crypto';
import type { Policy } from '../machine/policy.ts';
import type { ServiceName } from '../machine/service.ts';
import type { Complaint } from '../logs/complaint.ts';
import { pipeServiceLog } from '../logs/service-log.ts';
import type { LogIdentity } from '../logs/log-entry.ts';
import type { LogOutput } from '../logs/log-output.ts';
import { SYSTEM_CLOCK } from './clock.ts';
import { launchService } from './launch-service.ts';
import { probeFetch } from './probe-fetch.ts';
import { probeService } from './probe-service.ts';
import type { World } from './world.ts';

/** What the world is made of. */
export interface RealWorldOptions {
  /** The Node executable for the services. */
  readonly execPath: string;
  /** The file that each service is started with. */
  readonly programs: Readonly<Record<ServiceName, string>>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly ports: Readonly<Record<ServiceName, number>>;
  readonly policy: Policy;
  readonly output: LogOutput;
  readonly identityOf: (name: ServiceName) => LogIdentity;
  readonly kill: NodeJS.Process['kill'];
  /** What listens to the output of a new incarnation. */
  readonly listenTo: (name: ServiceName) => Complaint['hear'];
}

/** Real processes, real sockets, real time; what to tell about them is added by the caller. */
export function createRealWorld(
  options: RealWorldOptions,
): Omit<World, 'report' | 'announceReady'> {
  const { execPath, programs, env, ports, policy, output, identityOf } = options;
  const clock = SYSTEM_CLOCK;
  return {
    clock,
    random: Math.random,
    launch(name, listener) {
      const hear = options.listenTo(name);
      return launchService(
        {
          execPath,
          program: programs[name],
          env,
          instance: randomUUID(),
          clock,
          kill: (pid, signal) => options.kill(pid, signal),
          pipeLog: (source, streamName) =>
            pipeServiceLog(source, {
              streamName,
              identity: identityOf(name),
              output,
              wallTime: clock.wallTime,
              hear,
            }),
          pipeDrainMs: policy.pipeDrainMs,
        },
        listener,
      );
    },
    probe: (name, purpose, instance) =>
      probeService(
        { name, purpose, instance },
        { ports, timeoutMs: policy.probeTimeoutMs, fetch: probeFetch },
      ),
  };
}
