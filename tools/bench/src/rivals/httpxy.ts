/** https://github.com/unjs/httpxy, with connections kept: `httpxy.ts PORT ORIGIN MODULES`. */
import { Agent, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';

interface Httpxy {
  createProxyServer(options: { readonly target: string; readonly agent: Agent }): {
    web(request: IncomingMessage, response: ServerResponse): Promise<void>;
  };
}

const [port = '', target = '', modules = ''] = process.argv.slice(2);
const { createProxyServer } = createRequire(join(modules, 'from'))('httpxy') as Httpxy;
const proxy = createProxyServer({ target, agent: new Agent({ keepAlive: true }) });

createServer((request, response) => {
  proxy.web(request, response).catch(() => response.destroy());
}).listen(Number(port), '127.0.0.1');
