import {
  parseSupervisorMessage,
  type ServiceMessage,
  type SupervisorMessage,
} from '@elevendops/health';

/** The line to the supervisor that started this process. */
export interface Supervision {
  /** True when a supervisor is there; false when the process was started by hand. */
  readonly supervised: boolean;
  /** Name of this incarnation, which the supervisor chose. */
  readonly instance: string;
  send(message: ServiceMessage): void;
  onMessage(listener: (message: SupervisorMessage) => void): void;
  /** Called once when the supervisor is gone; a service then stops by itself. */
  onParentGone(listener: () => void): void;
}

/** What of `process` the line needs. */
type ParentChannel = Pick<NodeJS.Process, 'send' | 'connected' | 'on' | 'once'>;

/** What ELEVENDOPS_INSTANCE is where no supervisor of ours set it. */
const UNSUPERVISED = 'unsupervised';

/**
 * The line over the IPC channel of `process`, or a silent one when there is none. Other process managers
 * open such a channel too (pm2 does): ours is known by the name that it gave this incarnation.
 */
export function supervisionFromProcess(channel: ParentChannel, instance: string): Supervision {
  const supervised = channel.send !== undefined && instance !== UNSUPERVISED;
  return {
    supervised,
    instance,
    send(message) {
      if (supervised && channel.connected) {
        // A parent that dies at this moment is told of by `disconnect`, not here.
        channel.send?.(message, undefined, undefined, () => undefined);
      }
    },
    onMessage(listener) {
      if (!supervised) {
        return;
      }
      channel.on('message', (raw: unknown) => {
        const message = parseSupervisorMessage(raw);
        if (message !== null) {
          listener(message);
        }
      });
    },
    onParentGone(listener) {
      if (!supervised) {
        return;
      }
      if (channel.connected) {
        channel.once('disconnect', listener);
      } else {
        // It went while the service was being built.
        queueMicrotask(listener);
      }
    },
  };
}
