import { constants } from 'node:os';
import { describe, expect, it } from 'vitest';
import { describeEnd, exitCodeOf, failureCodeOf, isCleanStop, isPermanent } from './end.ts';

const CODES = Array.from({ length: 256 }, (_, code) => code);
const SIGNALS = Object.keys(constants.signals) as NodeJS.Signals[];

describe('exitCodeOf', () => {
  it('#54 passes each of the 256 exit codes through', () => {
    expect(CODES.map((code) => exitCodeOf({ kind: 'exit', code }))).toEqual(CODES);
  });

  it('#54 adds 128 to the number of each signal', () => {
    expect(exitCodeOf({ kind: 'signal', signal: 'SIGKILL' })).toBe(137);
    expect(exitCodeOf({ kind: 'signal', signal: 'SIGTERM' })).toBe(143);
    for (const signal of SIGNALS) {
      expect(exitCodeOf({ kind: 'signal', signal }) - 128).toBe(constants.signals[signal]);
    }
  });

  it('#54 tells a missing program from one that may not be run, as a shell does', () => {
    expect(exitCodeOf({ kind: 'spawn-error', errno: 'ENOENT' })).toBe(127);
    expect(exitCodeOf({ kind: 'spawn-error', errno: 'EACCES' })).toBe(126);
    expect(exitCodeOf({ kind: 'spawn-error', errno: 'EAGAIN' })).toBe(1);
  });
});

describe('failureCodeOf', () => {
  it('#54 never says 0, and else what exitCodeOf says', () => {
    expect(CODES.map((code) => failureCodeOf({ kind: 'exit', code }))).toEqual([
      1,
      ...CODES.slice(1),
    ]);
  });
});

describe('isPermanent', () => {
  it('holds for exactly the codes that another start cannot change', () => {
    expect(CODES.filter((code) => isPermanent({ kind: 'exit', code }))).toEqual([78, 126, 127]);
  });

  it('holds for a program that is missing or may not be run, not for a lack of resources', () => {
    const permanent = ['ENOENT', 'EACCES', 'EAGAIN', 'EMFILE', 'ENOMEM'].filter((errno) =>
      isPermanent({ kind: 'spawn-error', errno }),
    );
    expect(permanent).toEqual(['ENOENT', 'EACCES']);
  });

  it('never holds for a signal, even where its code would collide', () => {
    expect(SIGNALS.some((signal) => isPermanent({ kind: 'signal', signal }))).toBe(false);
  });
});

describe('isCleanStop', () => {
  it('accepts exit 0 and the death by our own SIGTERM, nothing else', () => {
    expect(CODES.filter((code) => isCleanStop({ kind: 'exit', code }))).toEqual([0, 143]);
    expect(SIGNALS.filter((signal) => isCleanStop({ kind: 'signal', signal }))).toEqual([
      'SIGTERM',
    ]);
  });
});

describe('describeEnd', () => {
  it('#04 says that an exit with 0 was not expected', () => {
    expect(describeEnd({ kind: 'exit', code: 0 })).toBe('exit 0 (unexpected)');
    expect(describeEnd({ kind: 'exit', code: 3 })).toBe('exit 3');
    expect(describeEnd({ kind: 'signal', signal: 'SIGKILL' })).toBe('SIGKILL');
  });
});
