import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { sleep } from './__fixtures__/offline-fixture.ts';
import type { VoiceProgram } from './spawn-voice.ts';
import { createVoiceProcess } from './voice-process.ts';

class Program extends EventEmitter implements VoiceProgram {
  readonly pid = 4711;
  readonly stdin = new PassThrough();
  readonly stdout = new PassThrough();
  readonly stderr = new PassThrough();
  kill(): boolean {
    return true;
  }
}

describe('createVoiceProcess', () => {
  it('cannot be asked from the moment that its process is gone, read to the end or not', () => {
    const program = new Program();
    const ends: unknown[] = [];
    const process = createVoiceProcess(program, {
      sleep,
      timeoutMs: 1000,
      onEnd: (end) => void ends.push(end),
    });
    expect(process.isUsable).toBe(true);
    program.emit('exit', null, 'SIGKILL');
    expect([process.isUsable, ends]).toEqual([false, []]);
    program.emit('close', null, 'SIGKILL');
    expect(ends).toEqual([{ code: null, signal: 'SIGKILL', isUnexpected: true }]);
  });
});
