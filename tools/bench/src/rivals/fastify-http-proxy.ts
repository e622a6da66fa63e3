/** https://github.com/fastify/fastify-http-proxy as it comes: `fastify-http-proxy.ts PORT ORIGIN MODULES`. */
import { createRequire } from 'node:module';
import { join } from 'node:path';

type Fastify = (options: { readonly logger: boolean }) => {
  register(plugin: unknown, options: { readonly upstream: string }): Promise<void>;
  listen(options: { readonly port: number; readonly host: string }): Promise<string>;
};

const [port = '', upstream = '', modules = ''] = process.argv.slice(2);
const installed = createRequire(join(modules, 'from'));
const fastify = (installed('fastify') as Fastify)({ logger: false });
await fastify.register(installed('@fastify/http-proxy'), { upstream });
await fastify.listen({ port: Number(port), host: '127.0.0.1' });
