import { Conversation } from '@elevenlabs/client';
// Served from here: the security policy has no room for code from `blob:` or another server.
import audioConcatProcessor from '@elevenlabs/client/worklets/audioConcatProcessor.js?url';
import rawAudioProcessor from '@elevenlabs/client/worklets/rawAudioProcessor.js?url';
import type { MessageRole } from '@elevendops/contract';

/** Where talking by voice stands. */
export type LiveState = 'off' | 'connecting' | 'listening' | 'speaking' | 'denied' | 'failed';

/** Who is told what happens. */
export interface LiveVoiceEvents {
  readonly onState: (state: LiveState) => void;
  readonly onSaid: (role: MessageRole, text: string) => void;
}

/** Opens the microphone and the connection; null when that did not work, and `onState` has said why. */
export async function startLiveVoice(
  signedUrl: string,
  { onState, onSaid }: LiveVoiceEvents,
): Promise<Conversation | null> {
  let failed = false;
  const fail = (state: 'denied' | 'failed') => {
    failed = true;
    onState(state);
  };
  try {
    return await Conversation.startSession({
      signedUrl,
      connectionType: 'websocket',
      workletPaths: { audioConcatProcessor, rawAudioProcessor },
      onMessage({ message, role }) {
        onSaid(role === 'user' ? 'patient' : 'agent', message);
      },
      onModeChange({ mode }) {
        onState(mode);
      },
      onConnect() {
        onState('listening');
      },
      onDisconnect({ reason }) {
        if (reason === 'error') {
          fail('failed');
        } else if (!failed) {
          onState('off');
        }
      },
      onError() {
        fail('failed');
      },
    });
  } catch (error) {
    const denied = error instanceof DOMException && error.name === 'NotAllowedError';
    fail(denied ? 'denied' : 'failed');
    return null;
  }
}
