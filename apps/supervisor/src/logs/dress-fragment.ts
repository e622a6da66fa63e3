import type { Fragment } from './line-framer.ts';
import { renderEntry, type LogIdentity, type Severity } from './log-entry.ts';

/** Where a service wrote a line to. */
export type StreamName = 'stdout' | 'stderr';

// Runtimes and tools warn on stderr; a service of ours that fails says so in JSON.
const SEVERITY: Readonly<Record<StreamName, Severity>> = { stdout: 'INFO', stderr: 'WARNING' };

/**
 * What a service wrote, as one line of JSON: its own JSON lines as they are, anything else wrapped.
 * A line that was cut is wrapped part by part; `continues` marks every part but the last.
 */
export function dressFragment(
  fragment: Fragment,
  stream: StreamName,
  identity: LogIdentity,
  time: string,
): string {
  const { text, part, endedBy } = fragment;
  const isWhole = part === 0 && endedBy !== 'limit';
  const ownJson = isWhole ? labelled(text, identity) : null;
  return (
    ownJson ??
    renderEntry(
      {
        severity: SEVERITY[stream],
        message: text,
        fields: {
          stream,
          ...(isWhole ? {} : { part, continues: endedBy === 'limit' }),
          ...(endedBy === 'end' ? { unterminated: true } : {}),
        },
      },
      identity,
      time,
    )
  );
}

/** The line itself when it is a JSON object, with the service's name in it; null when it is not. */
function labelled(text: string, identity: LogIdentity): string | null {
  const object = parseObject(text);
  if (object === null) {
    return null;
  }
  if ('serviceContext' in object) {
    return text;
  }
  // Spliced into the text, because numbers may not survive being parsed and printed again.
  const context = JSON.stringify({ service: identity.service, version: identity.version });
  const members = text.slice(text.indexOf('{') + 1);
  const separator = Object.keys(object).length === 0 ? '' : ',';
  return `{"serviceContext":${context}${separator}${members}`;
}

function parseObject(text: string): object | null {
  if (!text.trimStart().startsWith('{')) {
    return null;
  }
  try {
    return JSON.parse(text) as object;
  } catch {
    return null;
  }
}
