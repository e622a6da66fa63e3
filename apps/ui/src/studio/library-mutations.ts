import type { AudioFile, UpdateAudio } from '@elevendops/contract';
import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { toApiError } from '../api/api-error.ts';
import { deleteAudio, updateAudio } from '../api/audio-api.ts';
import { listKeys } from '../api/list-queries.ts';
import { useAnnounce } from '../feedback/use-announce.tsx';
import { useTexts } from '../i18n/use-texts.ts';

const REMOVE = ['audio', 'remove'];

/** Saves title and description of a recording. */
export function useUpdateAudio(id: string) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: UpdateAudio) => updateAudio(api, id, change),
    onSuccess: () => client.invalidateQueries({ queryKey: listKeys.audio }),
  });
}

/** Deletes a recording. It leaves the list at once and comes back when the deletion fails. */
export function useRemoveAudio() {
  const api = useApi();
  const client = useQueryClient();
  const announce = useAnnounce();
  const { t } = useTexts('studio');
  return useMutation({
    mutationKey: REMOVE,
    mutationFn: async (file: AudioFile) => {
      try {
        await deleteAudio(api, file.audio_id);
      } catch (error) {
        // Gone already is what was wanted.
        if (toApiError(error).code !== 'NOT_FOUND') {
          throw error;
        }
      }
    },
    async onSuccess(_, { name }) {
      announce.success(t('studio:library.removed', { name }));
      await client.invalidateQueries({ queryKey: listKeys.audio });
    },
    onError(error, { name }) {
      announce.failure(t('studio:library.removeFailed', { name }), error);
    },
  });
}

/** Recordings whose deletion has been asked for and not yet answered. */
export function useRemovingAudio(): readonly string[] {
  return useMutationState({
    filters: { mutationKey: REMOVE, status: 'pending' },
    select: (mutation) => (mutation.state.variables as AudioFile).audio_id,
  });
}
