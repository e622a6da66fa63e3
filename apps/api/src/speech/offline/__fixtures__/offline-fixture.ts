import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { findVoiceProgram } from '../find-voice-program.ts';
import {
  createOfflineSpeech,
  type OfflineSpeech,
  type OfflineSpeechOptions,
} from '../offline-speech.ts';
import { spawnVoice } from '../spawn-voice.ts';

/** The voices that behave badly, by the names of their files. */
export type FakeVoice =
  'silent-voice' | 'mortal-voice' | 'confused-voice' | 'newer-voice' | 'missing-voice';

/** Ends early, without an error, when the signal aborts. */
export const sleep = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  delay(milliseconds, undefined, { signal }).catch(() => undefined);

/** The program of the real voice. */
function realVoice(): URL | null {
  return findVoiceProgram(pathToFileURL(join(import.meta.dirname, '../../../main.ts')).href);
}

/** Whether the real voice and its optional packages are there; without them there is nothing to test. */
export function isVoiceInstalled(): boolean {
  const program = realVoice();
  try {
    const { resolve } = createRequire(program ?? import.meta.url);
    resolve('@echogarden/espeak-ng-emscripten');
    resolve('wasm-media-encoders');
    return program !== null;
  } catch {
    return false;
  }
}

/** Offline speech of a test. */
export interface OfflineFixture extends OfflineSpeech {
  /** The processes that it started. */
  readonly children: readonly ChildProcess[];
  /** What it logged. */
  readonly warnings: readonly unknown[];
  readonly say: (text: string, voiceId?: string, signal?: AbortSignal) => Promise<Uint8Array>;
  /** Resolves when all processes that were started have ended. */
  readonly ended: () => Promise<unknown>;
}

/** Offline speech of the real voice or of a bad one, with the processes that it started. */
export function offlineSpeech(
  voice: FakeVoice | 'real',
  options: Partial<OfflineSpeechOptions> = {},
): OfflineFixture {
  const children: ChildProcess[] = [];
  const warnings: unknown[] = [];
  const offline = createOfflineSpeech({
    program:
      voice === 'real'
        ? realVoice()
        : pathToFileURL(join(import.meta.dirname, `voices/${voice}.ts`)),
    spawn(program) {
      const child = spawnVoice(program);
      children.push(child as ChildProcess);
      return child;
    },
    sleep,
    logger: { warn: (...told: unknown[]) => void warnings.push(told) },
    ...options,
  });
  return {
    ...offline,
    children,
    warnings,
    say: (text: string, voiceId = 'offline-en-1', signal = new AbortController().signal) =>
      offline.speech.synthesize({ text, voiceId }, signal),
    /** Resolves when all processes that were started have ended. */
    ended: () =>
      Promise.all(
        children
          .filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)
          .map((child) => once(child, 'exit')),
      ),
  };
}
