import pinoPretty from 'pino-pretty';

/**
 * A stream that turns JSON log lines into coloured text for a terminal. Lines that are not JSON pass
 * through as they are.
 */
export function createPrettyStream(destination: NodeJS.WritableStream): pinoPretty.PrettyStream {
  return pinoPretty({
    colorize: true,
    sync: true,
    destination,
    messageKey: 'message',
    levelKey: 'severity',
    timestampKey: 'time',
    translateTime: 'SYS:HH:MM:ss',
    singleLine: true,
    ignore:
      'serviceContext,logging.googleapis.com/labels,logging.googleapis.com/trace,logging.googleapis.com/trace_sampled,logging.googleapis.com/spanId,httpRequest,@type',
    customPrettifiers: {},
    messageFormat: (log, messageKey) => {
      const context = log['serviceContext'] as { readonly service?: string } | undefined;
      return `${(context?.service ?? '').padEnd(10)} ${String(log[messageKey])}`;
    },
  });
}
