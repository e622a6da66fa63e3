/** A document that an agent may look things up in. */
export interface AgentKnowledge {
  /** Id on the platform. */
  readonly documentId: string;
  readonly name: string;
}

/** An agent as the platform is asked to make it. */
export interface AgentDefinition {
  /** Our id of it, by which the platform can find it again. */
  readonly reference?: string;
  readonly name: string;
  readonly prompt: string;
  readonly firstMessage: string;
  /** Codes as in the contract; the first is the main one. */
  readonly languages: readonly string[];
  readonly voiceId: string;
  readonly knowledge: readonly AgentKnowledge[];
}

/** What the platform says of an agent. */
export interface PlatformAgent {
  readonly name: string;
  readonly prompt: string;
  readonly languages: readonly string[];
  readonly voiceId: string;
  readonly knowledge: readonly AgentKnowledge[];
}

/** The voice agents on the platform. Every call may reject with UpstreamError. */
export interface ConversationalAgents {
  /** Makes an agent and resolves with the platform's id of it. */
  create(definition: AgentDefinition, signal: AbortSignal): Promise<string>;
  /** Changes what is given and keeps the rest; a list replaces the whole list. */
  update(platformId: string, changes: Partial<AgentDefinition>, signal: AbortSignal): Promise<void>;
  /** Null when the platform has no such agent. */
  get(platformId: string, signal: AbortSignal): Promise<PlatformAgent | null>;
  /** Ids of the agents that were made with a reference; left out where the platform has no such search. */
  find?(reference: string, signal: AbortSignal): Promise<readonly string[]>;
  /** Removes an agent; one that is not there counts as removed. */
  delete(platformId: string, signal: AbortSignal): Promise<void>;
}
