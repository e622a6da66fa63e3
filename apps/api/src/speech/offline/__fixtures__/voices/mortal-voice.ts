import { createInterface } from 'node:readline';
import { sayHello } from './hello.ts';

// Ends at a text that says so, and echoes others as "MP3".
sayHello();
createInterface({ input: process.stdin }).on('line', (line) => {
  const request = JSON.parse(line) as { type: string; id: string; parts?: { text: string }[] };
  const text = request.parts?.[0]?.text ?? '';
  if (text.includes('die')) {
    console.error(`cannot say "${text}"`);
    process.exit(7);
  }
  const mp3 = Buffer.from(`${String(process.pid)} ${text}`).toString('base64');
  console.log(JSON.stringify({ type: 'speech', id: request.id, mp3 }));
});
