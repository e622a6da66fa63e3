import type {
  Agent,
  AgentPrompt,
  CreateAgent,
  SystemPrompts,
  UpdateAgent,
} from '@elevendops/contract';
import type { Logger } from '@elevendops/logging';
import type { ConversationalAgents } from '../agents-cloud/conversational-agents.ts';
import { VersionConflictError } from '../documents/index.ts';
import type { PagePosition } from '../paging/index.ts';
import { UpstreamError } from '../upstream/upstream-error.ts';
import { changesOnPlatform, withChanges } from './agent-changes.ts';
import { ownPrompt, promptOf, toAgent, type AgentRecord } from './agent-record.ts';
import { attachedFields, attachWanted, isSameKnowledge, newAttachState } from './attach-state.ts';
import { greetingOf } from './greetings.ts';
import type { LinkedKnowledge } from './linked-knowledge.ts';
import { languagesFromPlatform } from './platform-languages.ts';
import type { AgentRepository, VersionedAgent } from './repository.ts';
import { systemPrompt } from './system-prompts.ts';
import { UnknownAgentError } from './unknown-agent-error.ts';

/** What the use cases need. */
export interface AgentServiceOptions {
  readonly repository: AgentRepository;
  readonly platform: ConversationalAgents;
  readonly linkedKnowledge: LinkedKnowledge;
  readonly logger: Logger;
  readonly now: () => Date;
  readonly createId: () => string;
  /** Told that an agent has to be brought up to date or removed. */
  readonly wakeWorker: () => void;
}

/** A part of the list, newest first. */
export interface AgentPage {
  readonly agents: Agent[];
  readonly total: number;
  /** Where the next page begins after; null when there is none. */
  readonly end: PagePosition | null;
}

/** The use cases of voice agents. Those that reach the platform may reject with UpstreamError. */
export interface AgentService {
  create(input: CreateAgent): Promise<Agent>;
  list(page: { limit: number; after: PagePosition | null }): Promise<AgentPage>;
  /** @throws UnknownAgentError */
  get(agentId: string): Promise<Agent>;
  /** @throws UnknownAgentError */
  update(agentId: string, input: UpdateAgent): Promise<Agent>;
  /** @throws UnknownAgentError */
  sync(agentId: string): Promise<Agent>;
  /** @throws UnknownAgentError */
  delete(agentId: string): Promise<void>;
  /** @throws UnknownAgentError */
  prompt(agentId: string): Promise<AgentPrompt>;
  systemPrompts(): SystemPrompts;
}

/** By then an agent has a record, or never gets one. */
const CREATION_MS = 10 * 60_000;
/** By then a write whose outcome is unknown has happened, or never will. */
const UNKNOWN_WRITE_MS = 10_000;
const UPDATE_ATTEMPTS = 4;

/** Makes an {@link AgentService}. */
export function createAgentService(options: AgentServiceOptions): AgentService {
  const { repository, platform, linkedKnowledge, logger, now, createId, wakeWorker } = options;
  // What was begun on the platform is finished although the client leaves: calls have their own deadlines.
  const { signal } = new AbortController();

  const later = (milliseconds: number): string =>
    new Date(now().getTime() + milliseconds).toISOString();

  async function store(record: AgentRecord): Promise<void> {
    const { agent_id: agentId, elevenlabs_agent_id: platformId } = record;
    try {
      await repository.create(record);
    } catch (error) {
      const removal = { agentId, platformId, due_at: later(UNKNOWN_WRITE_MS), attempts: 0 };
      await repository.addRemoval(removal).catch((cause: unknown) => {
        // The note from before the creation stays, but does not know the platform's id.
        const context = { err: cause, agent_id: agentId, platform_id: platformId };
        logger.warn(context, 'an agent without a record could not be noted for removal');
      });
      wakeWorker();
      throw error;
    }
  }

  /**
   * Applies a change to the platform and then to the record. When somebody else changed the record
   * meanwhile, the change is made again on top of theirs, so that the last to be stored is also the last
   * that the platform was told.
   */
  async function change(
    agentId: string,
    apply: (current: AgentRecord) => Promise<AgentRecord>,
  ): Promise<Agent> {
    for (let attempt = 1; ; attempt += 1) {
      const current: VersionedAgent | null = await repository.getVersioned(agentId);
      if (current === null) {
        throw new UnknownAgentError();
      }
      const record = await apply(current.record);
      try {
        await repository.replace({ record, version: current.version });
        wakeWorker();
        return toAgent(record);
      } catch (error) {
        if (!(error instanceof VersionConflictError) || attempt === UPDATE_ATTEMPTS) {
          throw error;
        }
      }
    }
  }

  async function existing(agentId: string): Promise<AgentRecord> {
    const record = await repository.get(agentId);
    if (record === null) {
      throw new UnknownAgentError();
    }
    return record;
  }

  return {
    async create(input) {
      const agentId = createId();
      const override = ownPrompt(input.system_prompt_override);
      const languages = [...new Set(input.languages)];
      const knowledgeIds = [...new Set(input.knowledge_ids)];
      const knowledge = await linkedKnowledge(knowledgeIds);
      const due_at = later(CREATION_MS);
      await repository.addRemoval({ agentId, platformId: null, due_at, attempts: 0 });
      const definition = {
        reference: agentId,
        name: input.name,
        prompt: promptOf({ ...input, system_prompt_override: override }),
        firstMessage: greetingOf(languages),
        languages,
        voiceId: input.voice_id,
        knowledge,
      };
      const record: AgentRecord = {
        agent_id: agentId,
        name: input.name,
        knowledge_ids: knowledgeIds,
        voice_id: input.voice_id,
        answer_style: input.answer_style,
        languages,
        elevenlabs_agent_id: await platform.create(definition, signal),
        doctor_id: input.doctor_id,
        created_at: now().toISOString(),
        system_prompt_override: override,
        ...newAttachState(knowledge, now()),
      };
      await store(record);
      wakeWorker();
      return toAgent(record);
    },
    async list({ limit, after }) {
      const [records, total] = await Promise.all([
        repository.list({ limit: limit + 1, after }),
        repository.count(),
      ]);
      const page = records.slice(0, limit);
      const last = page.at(-1);
      const isEnd = last === undefined || records.length <= limit;
      return {
        agents: page.map(toAgent),
        total,
        end: isEnd ? null : { value: last.created_at, id: last.agent_id },
      };
    },
    get: async (agentId) => toAgent(await existing(agentId)),
    async prompt(agentId) {
      const record = await existing(agentId);
      return { system_prompt: promptOf(record), is_own: record.system_prompt_override !== null };
    },
    update: (agentId, input) =>
      change(agentId, async (current) => {
        const changed = withChanges(current, input);
        const platformChanges = changesOnPlatform(changed, input);
        if (Object.keys(platformChanges).length > 0) {
          await platform.update(current.elevenlabs_agent_id, platformChanges, signal);
        }
        return input.knowledge_ids
          ? {
              ...changed,
              ...attachWanted(changed, now()),
              knowledge_ids: [...new Set(input.knowledge_ids)],
            }
          : changed;
      }),
    sync: (agentId) =>
      change(agentId, async (current) => {
        const remote = await platform.get(current.elevenlabs_agent_id, signal);
        if (remote === null) {
          throw new UpstreamError(
            'The voice platform no longer has this agent. Delete it here and create it anew.',
            { service: 'ElevenLabs', failure: 'rejected' },
          );
        }
        const synced: AgentRecord = {
          ...current,
          voice_id: remote.voiceId,
          languages: languagesFromPlatform(current.languages, remote.languages),
        };
        return isSameKnowledge(remote.knowledge, current.attached)
          ? synced
          : { ...synced, ...attachWanted(synced, now()), ...attachedFields(remote.knowledge) };
      }),
    async delete(agentId) {
      if (!(await repository.delete(agentId, now()))) {
        throw new UnknownAgentError();
      }
      wakeWorker();
    },
    systemPrompts: () => ({
      professional: systemPrompt('professional'),
      friendly: systemPrompt('friendly'),
      educational: systemPrompt('educational'),
    }),
  };
}
