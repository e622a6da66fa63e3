import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { IGNORED_SIGNALS, isStopSignal, receiveSignals, STOP_SIGNALS } from './signals.ts';

describe('receiveSignals', () => {
  it('#13 keeps a signal that came before anybody listened, and delivers each one once', () => {
    const process = new EventEmitter();
    const source = receiveSignals(process as NodeJS.Process);
    const heard: string[] = [];
    process.emit('SIGTERM');
    source.subscribe((signal) => heard.push(signal));
    process.emit('SIGINT');
    expect(heard).toEqual(['SIGTERM', 'SIGINT']);
  });

  it('#15 leaves none of them to its default', () => {
    const process = new EventEmitter();
    receiveSignals(process as NodeJS.Process);
    const all = [...STOP_SIGNALS, ...IGNORED_SIGNALS];
    expect(all.map((signal) => process.listenerCount(signal))).toEqual(all.map(() => 1));
    expect(all.filter(isStopSignal)).toEqual(STOP_SIGNALS);
  });
});
