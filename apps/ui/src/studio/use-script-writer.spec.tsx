import type { ScriptEvent } from '@elevendops/contract';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import type { ApiClient } from '../api/api-client.ts';
import { ApiProvider } from '../api/api-context.ts';
import { ApiError } from '../api/api-error.ts';
import { useScriptWriter } from './use-script-writer.ts';

interface Stream {
  readonly event: (event: ScriptEvent) => void;
  readonly end: () => void;
  readonly signal: AbortSignal;
}

/** A writer whose streams the spec moves along. */
function setup() {
  const streams: Stream[] = [];
  const written: string[] = [];
  const api = {
    stream: (_path: string, options: { signal: AbortSignal; onEvent: (e: ScriptEvent) => void }) =>
      new Promise<void>((resolve, reject) => {
        options.signal.addEventListener('abort', () => {
          reject(new ApiError('stopped', { code: 'CANCELLED', retryable: false }));
        });
        streams.push({
          signal: options.signal,
          end: resolve,
          event(event) {
            try {
              options.onEvent(event);
            } catch (error) {
              reject(error as Error);
            }
          },
        });
      }),
  } as unknown as ApiClient;
  const wrapper = (props: { readonly children: ReactNode }) => (
    <ApiProvider value={api}>{props.children}</ApiProvider>
  );
  const { result, unmount } = renderHook(
    () =>
      useScriptWriter(({ script }) => {
        written.push(script);
      }),
    { wrapper },
  );
  const start = () => {
    act(() => {
      result.current.start({ knowledge_id: 'k', model_name: 'm', template_config: {} as never });
    });
    return streams.at(-1) as Stream;
  };
  const send = (stream: Stream, event: ScriptEvent) =>
    act(async () => {
      stream.event(event);
      await Promise.resolve();
    });
  return { result, start, send, written, unmount };
}

const token = (content: string): ScriptEvent => ({ type: 'token', content });
const complete = (script: string): ScriptEvent => ({
  type: 'complete',
  script,
  model_used: 'm',
  warning: 'cut',
});

describe('useScriptWriter', () => {
  it('shows the script as it grows, and hands it on once when it is complete', async () => {
    const { result, start, send, written } = setup();
    const stream = start();
    await send(stream, token('Good '));
    await send(stream, token('morning'));
    expect(result.current).toMatchObject({ phase: 'writing', text: 'Good morning' });
    await send(stream, complete('Good morning.'));
    await act(async () => {
      stream.end();
      await Promise.resolve();
    });
    expect(result.current).toMatchObject({ phase: 'written', warning: 'cut', model: 'm' });
    expect(written).toEqual(['Good morning.']);
  });

  it('keeps what has arrived when it is stopped', async () => {
    const { result, start, send, written } = setup();
    const stream = start();
    await send(stream, token('Good '));
    await act(async () => {
      result.current.stop();
      await Promise.resolve();
    });
    expect(stream.signal.aborted).toBe(true);
    expect(result.current).toMatchObject({ phase: 'stopped', text: 'Good ', error: null });
    expect(written).toEqual([]);
  });

  it('keeps what has arrived when the server gives up, and says why', async () => {
    const { result, start, send } = setup();
    const stream = start();
    await send(stream, token('Good '));
    await send(stream, {
      type: 'error',
      message: 'no',
      error_code: 'UPSTREAM_TIMEOUT',
      retryable: true,
    });
    expect(result.current).toMatchObject({ phase: 'failed', text: 'Good ' });
    expect(result.current.error?.code).toBe('UPSTREAM_TIMEOUT');
  });

  it('takes a stream that just ends for a broken connection', async () => {
    const { result, start, send } = setup();
    const stream = start();
    await send(stream, token('Good '));
    await act(async () => {
      stream.end();
      await Promise.resolve();
    });
    expect(result.current.error?.code).toBe('NETWORK_ERROR');
  });

  it('never mixes two scripts, and stops when the page is left', async () => {
    const { result, start, send, written, unmount } = setup();
    const first = start();
    await send(first, token('old'));
    const second = start();
    await send(first, token('older'));
    await send(first, complete('older.'));
    await send(second, token('new'));
    expect(result.current).toMatchObject({ phase: 'writing', text: 'new' });
    expect(written).toEqual([]);
    unmount();
    expect(second.signal.aborted).toBe(true);
  });
});
