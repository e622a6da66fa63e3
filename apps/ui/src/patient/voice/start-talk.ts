import { Conversation } from '@elevenlabs/client';
// Served from here: the security policy has no room for code from `blob:` or another server.
import audioConcatProcessor from '@elevenlabs/client/worklets/audioConcatProcessor.js?url';
import rawAudioProcessor from '@elevenlabs/client/worklets/rawAudioProcessor.js?url';
import type { MessageRole, SessionVoice } from '@elevendops/contract';

/** Who is told what happens in a talk. */
export interface TalkEvents {
  readonly onMode: (mode: 'listening' | 'speaking') => void;
  readonly onSaid: (role: MessageRole, text: string) => void;
  /** Told once, when the talk ends other than by {@link Talk.end}. */
  readonly onEnd: (reason: 'lost' | 'agentEnded') => void;
}

/** A talk that goes on. */
export interface Talk {
  /** Says something in writing. */
  readonly write: (text: string) => void;
  readonly mute: (muted: boolean) => void;
  readonly end: () => void;
}

/** What a talk begins with. */
export interface TalkBeginning {
  readonly voice: SessionVoice;
  /** What was said before, for the agent to know; empty when it is to greet. */
  readonly before: string;
}

/**
 * Talks with the agent, straight with the voice platform, by microphone and loudspeaker.
 *
 * @throws when there is no connection, or no microphone
 */
export async function startTalk(
  { voice, before }: TalkBeginning,
  { onMode, onSaid, onEnd }: TalkEvents,
): Promise<Talk> {
  let over = false;
  let mode: 'listening' | 'speaking' = 'listening';
  const conversation = await Conversation.startSession({
    signedUrl: voice.signed_url,
    connectionType: 'websocket',
    userId: voice.user_id,
    workletPaths: { audioConcatProcessor, rawAudioProcessor },
    ...(before === '' ? {} : { overrides: { agent: { firstMessage: '' } } }),
    onMessage({ message, role }) {
      onSaid(role === 'user' ? 'patient' : 'agent', message);
    },
    onModeChange(change) {
      mode = change.mode;
      onMode(mode);
    },
    onDisconnect({ reason }) {
      if (!over && reason !== 'user') {
        onEnd(reason === 'agent' ? 'agentEnded' : 'lost');
      }
      over = true;
    },
  });
  if (before !== '') {
    conversation.sendContextualUpdate(before);
  }
  // The agent may have begun to greet before this is known.
  onMode(mode);
  return {
    write(text) {
      conversation.sendUserMessage(text);
      onSaid('patient', text);
    },
    mute(muted) {
      conversation.setMicMuted(muted);
    },
    end() {
      over = true;
      void conversation.endSession();
    },
  };
}
