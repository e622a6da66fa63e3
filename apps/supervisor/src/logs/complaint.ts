import { stripVTControlCharacters } from 'node:util';
import type { StreamName } from './dress-fragment.ts';
import type { Fragment } from './line-framer.ts';

/** What a service says of its own failure, gathered while it writes. */
export interface Complaint {
  hear(fragment: Fragment, stream: StreamName): void;
  /** All of it in one line; null when it did not say anything. */
  text(): string | null;
}

/** As many lines as a list of configuration problems has, give or take. */
const MAX_LINES = 8;
const FAILURE_SEVERITY = /"severity":\s*"(?:ERROR|CRITICAL|ALERT|EMERGENCY)"/;
/** The line with which a runtime names what nobody caught, or what it cannot go on from. */
const HEADLINE =
  /^(?:Uncaught )?(?:(?:[A-Z][\w.]*)?(?:Error|Exception)(?: \[\w+\])?|FATAL ERROR): ./;
/** Stack frames, code excerpts, dumped fields, warnings of the runtime. */
const NOISE = /^\s*(?:$|at |\^+$|[{}]|\(node:|\(Use `|Node\.js v|(?:file|node):\S+:\d+$)/;

/**
 * Listens for the reason why a service ends: the last error that it logged or died of, or else the last
 * lines that it wrote to stderr.
 */
export function createComplaint(): Complaint {
  let headline: string | null = null;
  let lines: readonly string[] = [];

  function hearText(line: string): void {
    if (HEADLINE.test(line)) {
      headline = line;
    } else if (!NOISE.test(line)) {
      lines = [...lines, line].slice(-MAX_LINES);
    }
  }

  return {
    hear({ text, part }, stream) {
      if (part > 0) {
        return;
      }
      if (text.startsWith('{')) {
        headline = loggedFailure(text) ?? headline;
      } else if (stream === 'stderr') {
        hearText(stripVTControlCharacters(text));
      }
    },
    text() {
      const said = headline ?? lines.join(' ');
      return said.trim() === '' ? null : said.replace(/\s+/g, ' ').trim();
    },
  };
}

/** The message of a line that a logger wrote about a failure, with the error where it does not tell it. */
function loggedFailure(line: string): string | null {
  if (!FAILURE_SEVERITY.test(line)) {
    return null;
  }
  const { message, stack_trace: stack } = parse(line);
  if (typeof message !== 'string') {
    return null;
  }
  const error = typeof stack === 'string' ? (stack.split('\n')[0] ?? '') : '';
  const isTold = error === '' || message.includes(error.replace(/^[\w.]+: /, ''));
  return isTold ? message : `${message}: ${error}`;
}

function parse(line: string): { readonly message?: unknown; readonly stack_trace?: unknown } {
  try {
    return JSON.parse(line) as object;
  } catch {
    return {};
  }
}
