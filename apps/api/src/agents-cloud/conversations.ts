/** Something said in a conversation. */
export interface Utterance {
  readonly role: 'patient' | 'agent';
  readonly content: string;
}

/** What a conversation begins with. */
export interface ConversationOpening {
  /** Id of the agent on the platform. */
  readonly platformId: string;
  /** The main language of the agent, as in the contract. */
  readonly language: string;
  /** Replies without sound. */
  readonly textOnly: boolean;
  /** What was said before, when a conversation goes on over a new connection; empty for a new one. */
  readonly history: readonly Utterance[];
}

/** Sound of a reply. */
export interface ReplyAudio {
  readonly bytes: Uint8Array;
  /** `audio/mpeg` or `audio/wav`: something that a browser plays as it is. */
  readonly contentType: string;
}

/** What the agent answered. */
export interface AgentReply {
  readonly text: string;
  /** Null for text alone. */
  readonly audio: ReplyAudio | null;
}

/** A conversation with an open connection. */
export interface OpenConversation {
  /** What the agent said first; null when it said nothing, or when the conversation goes on. */
  readonly greeting: string | null;
  /** Whether the platform or the network ended it. */
  readonly closed: boolean;
  /**
   * Says something and waits for the answer. One at a time for each conversation.
   *
   * @throws UpstreamError
   */
  say(message: string, signal: AbortSignal): Promise<AgentReply>;
  close(): Promise<void>;
}

/** Something that was said in a talk. */
export interface TalkUtterance extends Utterance {
  /** Since its start. */
  readonly afterSeconds: number;
}

/** A conversation that a browser held with an agent by itself. */
export interface Talk {
  /** Id on the platform. */
  readonly id: string;
  readonly startedAt: Date;
  /** False while it goes on, or while the platform still works on it. */
  readonly finished: boolean;
  /** Complete once it is finished. */
  readonly utterances: readonly TalkUtterance[];
}

/** Which talks are asked for. */
export interface TalkQuery {
  /** Id of the agent on the platform. */
  readonly platformId: string;
  /** What the browser named itself by when it began. */
  readonly userId: string;
  /** Ids of the talks that need not be told again. */
  readonly known: readonly string[];
}

/** Talks with agents of the platform. */
export interface Conversations {
  /** Whether a browser may talk to the agents itself. */
  readonly hasVoice: boolean;
  /**
   * A URL with which a browser may talk to the agent itself, for some minutes. It is a credential.
   *
   * @throws UpstreamError
   */
  signedUrl(platformId: string, signal: AbortSignal): Promise<string>;
  /**
   * The talks that a browser held with an agent, but for the known ones.
   *
   * @throws UpstreamError
   */
  talks(query: TalkQuery, signal: AbortSignal): Promise<readonly Talk[]>;
  /** @throws UpstreamError */
  open(opening: ConversationOpening, signal: AbortSignal): Promise<OpenConversation>;
}
