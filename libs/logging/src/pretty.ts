import pinoPretty from 'pino-pretty';

// A dot leads into a map there, unless it is escaped.
const HIDDEN = [
  'serviceContext',
  'httpRequest',
  '@type',
  String.raw`logging\.googleapis\.com/labels`,
  String.raw`logging\.googleapis\.com/trace`,
  String.raw`logging\.googleapis\.com/trace_sampled`,
  String.raw`logging\.googleapis\.com/spanId`,
];

// pino-pretty knows the numbers of levels, not Cloud Logging's names.
const SEVERITIES: Readonly<Record<string, Shown>> = {
  DEBUG: { label: 'DEBUG', colour: 'gray' },
  INFO: { label: 'INFO ', colour: 'green' },
  WARNING: { label: 'WARN ', colour: 'yellow' },
  ERROR: { label: 'ERROR', colour: 'red' },
  CRITICAL: { label: 'FATAL', colour: 'bgRed' },
};
const OTHER: Shown = { label: '     ', colour: 'gray' };

interface Shown {
  readonly label: string;
  readonly colour: 'gray' | 'green' | 'yellow' | 'red' | 'bgRed';
}

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
    ignore: HIDDEN.join(','),
    customPrettifiers: {
      level: (severity, _key, _log, { colors }) => {
        const { label, colour } = SEVERITIES[String(severity)] ?? OTHER;
        return colors[colour](label);
      },
    },
    messageFormat: (log, messageKey) => {
      const context = log['serviceContext'] as { readonly service?: string } | undefined;
      return `${(context?.service ?? '').padEnd(10)} ${String(log[messageKey])}`;
    },
  });
}
