import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';

// An API that notes each request that it carries out, and is there to be killed.
const { PORT = '', NOTES = '', ANSWER_AFTER_MS = '0' } = process.env;

createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
  request.on('end', () => {
    appendFileSync(NOTES, `${String(request.method)} ${String(request.url)} ${body}\n`);
    setTimeout(() => response.end(`done ${String(request.url)} ${body}`), Number(ANSWER_AFTER_MS));
  });
}).listen(Number(PORT), '127.0.0.1', () => {
  console.log('listening');
});
