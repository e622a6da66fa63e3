import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { createComplaint } from './complaint.ts';
import { createLineFramer } from './line-framer.ts';

const FAILED = (message: string, more: object = {}): string =>
  JSON.stringify({ severity: 'ERROR', message, ...more });

/** What is heard from these outputs, one after the other. */
function heardFrom(...outputs: readonly (readonly ['stdout' | 'stderr', string])[]): string | null {
  const complaint = createComplaint();
  for (const [stream, text] of outputs) {
    const framer = createLineFramer({ maxBytes: 1_000 });
    [...framer.push(Buffer.from(text)), ...framer.end()].forEach((fragment) => {
      complaint.hear(fragment, stream);
    });
  }
  return complaint.text();
}

function stderrOf(...args: readonly string[]): string {
  return spawnSync(process.execPath, args, { encoding: 'utf8' }).stderr;
}

describe('createComplaint', () => {
  it('hears what Node prints of an error that nobody caught, its causes and fields left out', () => {
    const program = `
      process.emitWarning('something experimental');
      throw Object.assign(new TypeError('no such file', { cause: new Error('deep') }), { code: 'X' });`;
    expect(heardFrom(['stderr', stderrOf('-e', program)])).toBe('TypeError: no such file');
  });

  it('hears what Node says of a program that is not there, or of an option that it does not have', () => {
    expect(heardFrom(['stderr', stderrOf('/nowhere/main.js')])).toMatch(
      /^Error: Cannot find module '\/nowhere\/main.js'/,
    );
    expect(heardFrom(['stderr', stderrOf('--no-such-option')])).toMatch(
      /bad option: --no-such-option$/,
    );
  });

  it('hears that the memory was not enough', () => {
    const text = [
      '<--- Last few GCs --->',
      'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
      '----- Native stack trace -----',
      ' 1: 0xe40e7f node::OOMErrorHandler(char const*) [node]',
    ].join('\n');
    expect(heardFrom(['stderr', text])).toMatch(/^FATAL ERROR: Reached heap limit/);
  });

  it('hears the last failure that was logged, and what kind of error it was', () => {
    expect(
      heardFrom(
        ['stdout', `${FAILED('an earlier one')}\n`],
        ['stdout', FAILED('this is a bug', { stack_trace: 'TypeError: boom\n    at x' })],
        ['stdout', '{"severity":"INFO","message":"draining"}\n'],
      ),
    ).toBe('this is a bug: TypeError: boom');
    expect(heardFrom(['stdout', FAILED('boom', { stack_trace: 'Error: boom\n at x' })])).toBe(
      'boom',
    );
  });

  it('hears a list of problems whole, in one line', () => {
    const list = 'cannot start: 2 problems.\n\n  PORT  is wrong\n  KEY   is not set\n';
    expect(heardFrom(['stderr', list])).toBe(
      'cannot start: 2 problems. PORT is wrong KEY is not set',
    );
  });

  it('holds no more than the last lines, and no colours', () => {
    const lines = Array.from({ length: 1_000 }, (_, at) => `\u001b[31mline ${String(at)}\u001b[0m`);
    const heard = heardFrom(['stderr', lines.join('\n')]);
    expect(heard).toMatch(/^line 992 .* line 999$/);
  });

  it('hears nothing in ordinary output', () => {
    expect(heardFrom(['stdout', 'Error: only text\n{"severity":"ERROR"}\n{not json'])).toBeNull();
    expect(heardFrom()).toBeNull();
  });
});
