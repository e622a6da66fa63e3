import { describe, expect, it } from 'vitest';
import { killGroup, terminate } from './signals-to-group.ts';

function failWith(code: string) {
  return () => {
    throw Object.assign(new Error(code), { code });
  };
}

describe('killGroup and terminate', () => {
  it.each(['ESRCH', 'EPERM'])('do not mind that there is nobody to end (%s)', (code) => {
    expect(() => {
      killGroup(failWith(code), 4711);
      terminate(failWith(code), 4711);
    }).not.toThrow();
  });

  it('do not hide what is a bug', () => {
    expect(() => {
      killGroup(failWith('EINVAL'), 4711);
    }).toThrow('EINVAL');
  });

  it('#06 wake a frozen process after it was told to stop', () => {
    const sent: string[] = [];
    terminate((pid, signal) => sent.push(`${signal} ${String(pid)}`), 4711);
    expect(sent).toEqual(['SIGTERM 4711', 'SIGCONT 4711']);
  });
});
