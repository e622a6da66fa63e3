import type { ScriptEvent } from '@elevendops/contract';
import { useEffect, useRef, useState } from 'react';
import { useApi } from '../api/api-context.ts';
import { ApiError, toApiError } from '../api/api-error.ts';
import { streamScript, type ScriptOrder } from '../api/scripts-api.ts';

/** How far the writing of a script is. */
export interface Writing {
  readonly phase: 'idle' | 'writing' | 'stopped' | 'failed' | 'written';
  /** What has arrived so far. */
  readonly text: string;
  /** Why it failed. */
  readonly error: ApiError | null;
  readonly warning: string | null;
  readonly model: string | null;
}

/** Has scripts written, one at a time. */
export interface ScriptWriter extends Writing {
  readonly start: (order: ScriptOrder) => void;
  /** Keeps what has arrived. */
  readonly stop: () => void;
  readonly reset: () => void;
}

const IDLE: Writing = { phase: 'idle', text: '', error: null, warning: null, model: null };

/** A script that is complete. */
export type WrittenScript = Extract<ScriptEvent, { readonly type: 'complete' }>;

/** @see ScriptWriter */
export function useScriptWriter(onWritten: (script: WrittenScript) => void): ScriptWriter {
  const api = useApi();
  const [writing, setWriting] = useState<Writing>(IDLE);
  const running = useRef<AbortController | null>(null);
  useEffect(
    () => () => {
      running.current?.abort();
    },
    [],
  );

  const start = (order: ScriptOrder) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const update = (change: (before: Writing) => Writing) => {
      // A stream that was replaced may still have something to say.
      if (running.current === controller) {
        setWriting(change);
      }
    };
    setWriting({ ...IDLE, phase: 'writing' });
    let ended = false;
    streamScript(api, order, {
      signal: controller.signal,
      onEvent(event) {
        if (event.type === 'token') {
          update((before) => ({ ...before, text: before.text + event.content }));
        } else if (event.type === 'complete') {
          ended = true;
          const { script: text, model_used: model, warning } = event;
          update((before) => ({ ...before, phase: 'written', text, model, warning }));
          if (running.current === controller) {
            onWritten(event);
          }
        } else {
          const { message, error_code: code, retryable } = event;
          throw new ApiError(message, { code, retryable });
        }
      },
    })
      .then(() => {
        if (!ended) {
          throw new ApiError('The stream ended early', { code: 'NETWORK_ERROR', retryable: true });
        }
      })
      .catch((reason: unknown) => {
        const error = toApiError(reason);
        update((before) =>
          error.code === 'CANCELLED'
            ? { ...before, phase: 'stopped' }
            : { ...before, phase: 'failed', error },
        );
      });
  };
  return {
    ...writing,
    start,
    stop() {
      running.current?.abort();
    },
    reset() {
      running.current?.abort();
      running.current = null;
      setWriting(IDLE);
    },
  };
}
