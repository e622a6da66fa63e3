import { randomUUID } from 'node:crypto';
import type {
  AgentDefinition,
  ConversationalAgents,
} from '../../agents-cloud/conversational-agents.ts';
import type { KnowledgeBase } from '../../agents-cloud/knowledge-base.ts';

/** A platform with agents and uploads, which can be told to fail, and watches over what agents know. */
export class FakeCloud {
  readonly agents = new Map<string, AgentDefinition>();
  readonly uploads = new Map<string, string>();
  /** What was asked for, in order. */
  readonly calls: string[] = [];
  /** Uploads that were removed while an agent had them. */
  readonly tornAway: string[] = [];
  onCall: (call: string) => Promise<void> = () => Promise.resolve();

  readonly conversationalAgents: ConversationalAgents = {
    create: async (definition) => {
      await this.#called('create');
      const id = `platform-${randomUUID()}`;
      this.agents.set(id, definition);
      await this.#called('created');
      return id;
    },
    update: async (id, changes) => {
      await this.#called('update');
      const agent = this.agents.get(id);
      if (agent === undefined) {
        throw new Error('no such agent');
      }
      this.agents.set(id, { ...agent, ...changes });
      await this.#called('updated');
    },
    get: async (id) => {
      await this.#called('get');
      return this.agents.get(id) ?? null;
    },
    find: async (reference) => {
      await this.#called('find');
      return [...this.agents]
        .filter(([, agent]) => agent.reference === reference)
        .map(([id]) => id);
    },
    delete: async (id) => {
      await this.#called('delete');
      this.agents.delete(id);
    },
  };

  readonly knowledgeBase: KnowledgeBase = {
    upload: async ({ knowledgeId, text }) => {
      await this.#called(`upload ${text}`);
      const id = `upload-${text}-${randomUUID()}`;
      this.uploads.set(id, knowledgeId);
      await this.#called(`uploaded ${text}`);
      return id;
    },
    find: (knowledgeId) =>
      Promise.resolve(
        [...this.uploads].filter(([, owner]) => owner === knowledgeId).map(([id]) => id),
      ),
    remove: async (id) => {
      await this.#called('remove');
      if (this.knownTo(id)) {
        this.tornAway.push(id);
      }
      this.uploads.delete(id);
    },
  };

  knownTo(documentId: string): boolean {
    return [...this.agents.values()].some(({ knowledge }) =>
      knowledge.some((entry) => entry.documentId === documentId),
    );
  }

  /** What agents know, by the texts of the uploads. */
  knowledge(): string[][] {
    return [...this.agents.values()].map(({ knowledge }) =>
      knowledge.map(({ documentId }) => documentId.split('-')[1] ?? ''),
    );
  }

  async #called(call: string): Promise<void> {
    this.calls.push(call);
    await this.onCall(call);
  }
}
