import { agentSchema, dashboardStatsSchema } from '@elevendops/contract';
import { describe, expect, it } from 'vitest';
import { newAgent, syncedDocument, type ContractContext } from './contract-context.ts';
import { expectBody } from './expect-body.ts';

/** Numbers for the first page: `/api/dashboard`. */
export function describeDashboard(context: ContractContext): void {
  const { api } = context;
  const stats = async () =>
    expectBody(await api.get('/api/dashboard/stats'), {
      ours: dashboardStatsSchema,
      reference: 'stats',
    });

  describe('GET /api/dashboard/stats', () => {
    it('[bug 2] counts what there is, and says when the newest of it was made', async () => {
      const before = await stats();
      await syncedDocument(context);
      const agent = agentSchema.parse(await newAgent(context));
      expect(await stats()).toEqual({
        ...before,
        document_count: before.document_count + 1,
        agent_count: before.agent_count + 1,
        last_activity: agent.created_at,
      });
      await api.delete(`/api/agent/${agent.agent_id}`);
      expect(await stats()).toMatchObject({ agent_count: before.agent_count });
    });
  });
}
