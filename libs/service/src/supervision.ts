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

/** The line over the IPC channel of `process`, or a silent one when there is none. */
export function supervisionFromProcess(channel: ParentChannel, instance: string): Supervision {
  return {
    supervised: channel.send !== undefined,
    instance,
    send(message) {
      if (channel.connected) {
        // A parent that dies at this moment is told of by `disconnect`, not here.
        channel.send?.(message, undefined, undefined, () => undefined);
      }
    },
    onMessage(listener) {
      channel.on('message', (raw: unknown) => {
        const message = parseSupervisorMessage(raw);
        if (message !== null) {
          listener(message);
        }
      });
    },
    onParentGone(listener) {
      if (channel.send === undefined) {
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
