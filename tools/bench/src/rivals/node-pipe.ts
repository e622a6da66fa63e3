/** What a proxy costs in Node at the least: `node-pipe.ts PORT ORIGIN`. */
import { Agent, createServer, request } from 'node:http';

const [port = '', origin = ''] = process.argv.slice(2);
const { hostname, port: target } = new URL(origin);
const agent = new Agent({ keepAlive: true });

createServer((incoming, response) => {
  const { method, url: path, headers } = incoming;
  const outgoing = request({ agent, hostname, port: target, method, path, headers }, (reply) => {
    response.writeHead(reply.statusCode ?? 502, reply.rawHeaders);
    reply.pipe(response);
  });
  outgoing.on('error', () => response.destroy());
  incoming.pipe(outgoing);
}).listen(Number(port), '127.0.0.1');
