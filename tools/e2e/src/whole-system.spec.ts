import { join } from 'node:path';
import { knowledgeDocumentSchema } from '@elevendops/contract';
import { healthReportSchema } from '@elevendops/health';
import { temporaryFolder } from '@elevendops/testing';
import { describe, expect, it } from 'vitest';
import { knowledgeClient } from './knowledge-client.ts';
import { startSupervisor, startSystem } from './system.ts';

const document = { disease_name: 'Cataract', tags: ['faq'], raw_content: '# Care\nRest.' };

describe('the built system', () => {
  it('serves the client and the API through one port, and stops with 0', async () => {
    const system = await startSystem();
    try {
      const page = await fetch(`${system.url}/`);
      expect(page.headers.get('content-type')).toContain('text/html');
      expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
      const health = await fetch(`${system.url}/api/health`);
      expect(healthReportSchema.parse(await health.json())).toMatchObject({
        status: 'healthy',
        mode: 'embedded',
      });
      expect((await fetch(`${system.url}/openapi.json`)).status).toBe(200);
      expect(await (await fetch(`${system.url}/docs`)).text()).toContain('swagger-ui');
      expect((await fetch(`${system.url}/docs/swagger-ui-bundle.js`)).status).toBe(200);
      expect(await system.stop()).toBe(0);
    } finally {
      await system.dispose();
    }
  });

  it('keeps what was saved over a restart', async () => {
    const folder = await temporaryFolder();
    const dataDir = join(folder.path, 'data');
    const before = await startSystem({ dataDir });
    const created = await knowledgeClient(before.url).create(document);
    expect(created.status).toBe(201);
    const { knowledge_id: id } = knowledgeDocumentSchema.parse(await created.json());
    expect((await knowledgeClient(before.url).settled(id)).sync_status).toBe('completed');
    await before.dispose();

    const after = await startSystem({ dataDir });
    try {
      const found = knowledgeDocumentSchema.parse(
        await (await knowledgeClient(after.url).get(id)).json(),
      );
      expect(found).toMatchObject({ ...document, sync_status: 'completed' });
    } finally {
      await after.dispose();
      await folder.remove();
    }
  });

  it('answers again after either service was killed', async () => {
    const system = await startSystem();
    try {
      for (const service of ['api', 'ui-server'] as const) {
        const killed = system.pidOf(service);
        process.kill(killed ?? 0, 'SIGKILL');
        await expect
          .poll(() => system.pidOf(service))
          .toSatisfy((pid) => pid !== null && pid !== killed);
        await expect
          .poll(async () => (await fetch(`${system.url}/api/health`).catch(() => null))?.status)
          .toBe(200);
      }
    } finally {
      await system.dispose();
    }
  });

  it('loses no acknowledged document when the API is killed in the middle of 200 writes', async () => {
    const system = await startSystem();
    try {
      const client = knowledgeClient(system.url);
      const acknowledged: string[] = [];
      let killed = false;
      let next = 0;
      const writer = async (): Promise<void> => {
        while (next < 200) {
          const number = (next += 1);
          const body = { ...document, disease_name: `Document ${String(number)}` };
          const response = await client.create(body).catch(() => null);
          if (response?.status === 201) {
            const { knowledge_id: id } = knowledgeDocumentSchema.parse(await response.json());
            acknowledged.push(id);
          } else {
            await response?.arrayBuffer();
          }
          if (acknowledged.length >= 60 && !killed) {
            killed = true;
            process.kill(system.pidOf('api') ?? 0, 'SIGKILL');
          }
        }
      };
      await Promise.all(Array.from({ length: 8 }, writer));
      expect(killed).toBe(true);
      await expect
        .poll(async () => (await fetch(`${system.url}/api/health`).catch(() => null))?.status)
        .toBe(200);
      const stored = new Set(await client.ids());
      expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
      expect(acknowledged.length).toBeGreaterThanOrEqual(60);
      for (const id of acknowledged) {
        expect((await client.settled(id)).sync_status).toBe('completed');
      }
    } finally {
      await system.dispose();
    }
  });
});

describe('the supervisor', () => {
  it('[bug 31] ends with 78 and names every missing variable at once, when production has nothing set', async () => {
    const program = startSupervisor({ APP_ENV: 'production' });
    expect(await program.exit).toEqual({ code: 78, signal: null });
    const said = program.lines.join('\n');
    for (const name of ['ELEVENLABS_API_KEY', 'GOOGLE_API_KEY', 'GOOGLE_CLOUD_PROJECT']) {
      expect(said).toContain(name);
    }
    expect(said).toContain('Secret Manager');
    expect(said).toContain('service.yaml');
  });

  it('says which port is taken, and how to choose another', async () => {
    const system = await startSystem();
    try {
      const port = new URL(system.url).port;
      const program = startSupervisor({
        PORT: port,
        BACKEND_API_URL: 'http://localhost:1',
        DATA_DIR: join(system.dataDir, 'other'),
      });
      const { code } = await program.exit;
      expect(code).not.toBe(0);
      expect(program.lines.join('\n')).toMatch(/port \d+ is (taken|in use)/i);
    } finally {
      await system.dispose();
    }
  });
});
