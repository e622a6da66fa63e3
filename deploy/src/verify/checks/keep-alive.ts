import { Agent } from 'node:http';
import { failed, ok } from '../finding.ts';
import { request } from '../http/request.ts';
import type { Check } from '../scene.ts';

const PATHS = ['/api/health', '/', '/api/health', '/api/openapi-that-is-not-there', '/api/health'];

/** HTTP/1.1 connections stay open from request to request, as the front end of Cloud Run uses them. */
export const keepAliveCheck: Check = {
  name: 'HTTP/1.1 keep-alive',
  async run({ instance: { port } }) {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    try {
      const reused: boolean[] = [];
      for (const path of PATHS) {
        reused.push((await request({ port, path, agent })).isReused);
      }
      const fresh = reused.filter((isReused) => !isReused).length;
      return fresh === 1
        ? ok(`${String(PATHS.length)} requests on one connection`)
        : failed(`${String(PATHS.length)} requests took ${String(fresh)} connections`);
    } finally {
      agent.destroy();
    }
  },
};
