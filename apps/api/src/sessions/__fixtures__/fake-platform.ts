import type {
  AgentReply,
  ConversationOpening,
  Conversations,
  Talk,
  TalkQuery,
} from '../../agents-cloud/conversations.ts';

/** A platform that remembers what was opened and said, and can be told how to answer. */
export class FakePlatform implements Conversations {
  readonly opened: ConversationOpening[] = [];
  readonly said: string[] = [];
  closed = 0;
  /** Ends what is open, as a platform does after a while. */
  dropAll: () => void = () => undefined;
  onSay: (message: string, signal: AbortSignal) => Promise<AgentReply> = (message) =>
    Promise.resolve({ text: `You said: ${message}`, audio: null });
  onSignedUrl: () => Promise<string> = () => Promise.resolve('wss://platform.test/CANARY-SIGNED');

  readonly hasVoice = true;
  onTalks: (query: TalkQuery) => Promise<readonly Talk[]> = () => Promise.resolve([]);

  talks(query: TalkQuery): Promise<readonly Talk[]> {
    return this.onTalks(query);
  }

  signedUrl(): Promise<string> {
    return this.onSignedUrl();
  }

  open(opening: ConversationOpening) {
    this.opened.push(opening);
    let closed = false;
    const drop = this.dropAll;
    this.dropAll = () => {
      drop();
      closed = true;
    };
    return Promise.resolve({
      greeting: null,
      get closed() {
        return closed;
      },
      say: async (message: string, signal: AbortSignal) => {
        if (closed) {
          throw new Error('the connection is closed');
        }
        this.said.push(message);
        return this.onSay(message, signal);
      },
      close: () => {
        closed = true;
        this.closed += 1;
        return Promise.resolve();
      },
    });
  }
}

/** What a call does that is answered by nobody: it ends with its signal. */
export function never(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
  });
}
