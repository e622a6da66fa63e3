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
type ParentChannel = Pick<NodeJS.Process, 'send' | 'connected' | 'on' | 'once' | 'off'>;

/** What ELEVENDOPS_INSTANCE is where no supervisor of ours set it. */
export const UNSUPERVISED = 'unsupervised';

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

/**
 * Resolves with true when the supervisor says that the service may begin, at once when there is none; with
 * false when it is gone before. A supervisor may start the process earlier, so that it loads its code.
 */
export function toldToBegin(channel: ParentChannel, { supervised }: Supervision): Promise<boolean> {
  return new Promise((resolve) => {
    if (!supervised || !channel.connected) {
      resolve(!supervised);
      return;
    }
    const hear = (raw: unknown): void => {
      if (parseSupervisorMessage(raw)?.type === 'begin') {
        leave(true);
      }
    };
    const lose = (): void => {
      leave(false);
    };
    // Without a listener Node keeps what comes next for whoever listens then.
    const leave = (isTold: boolean): void => {
      channel.off('message', hear).off('disconnect', lose);
      resolve(isTold);
    };
    channel.on('message', hear).on('disconnect', lose);
  });
}
