import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useApi } from '../api/api-context.ts';
import { generateAudio } from '../api/audio-api.ts';
import { listKeys } from '../api/list-queries.ts';
import { useClock } from '../time/clock.tsx';
import type { AudioMaker, AudioOrder } from './studio-context.ts';

/** Has scripts spoken, one at a time; leaving the page cancels. */
export function useAudioMaker(): AudioMaker {
  const api = useApi();
  const client = useQueryClient();
  const clock = useClock();
  const running = useRef<AbortController | null>(null);
  const [startedAt, setStartedAt] = useState<Date | null>(null);
  useEffect(
    () => () => {
      running.current?.abort();
    },
    [],
  );
  const state = useMutation({
    mutationFn: (order: AudioOrder) => {
      const controller = new AbortController();
      running.current = controller;
      return generateAudio(api, order, controller.signal);
    },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: listKeys.audio });
    },
  });
  return {
    state,
    startedAt,
    start(order) {
      setStartedAt(clock());
      state.mutate(order);
    },
    cancel() {
      running.current?.abort();
    },
  };
}
