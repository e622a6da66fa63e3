import { createInterface } from 'node:readline';
import { sayHello } from './hello.ts';

// Says what the text asks for instead of an answer.
sayHello();
createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, parts } = JSON.parse(line) as { id: string; parts: { text: string }[] };
  const answers: Readonly<Record<string, string>> = {
    garbage: 'Segmentation fault',
    truncated: '{"type":"speech","id":',
    base64: JSON.stringify({ type: 'speech', id, mp3: '!!' }),
    endless: 'x'.repeat(25 * 1024 * 1024),
    stranger: JSON.stringify({ type: 'failed', id, reason: 'unheard-of' }),
    'too-long': JSON.stringify({ type: 'failed', id: null, reason: 'too-long' }),
    engine: JSON.stringify({ type: 'failed', id, reason: 'engine' }),
    busy: JSON.stringify({ type: 'failed', id, reason: 'busy' }),
  };
  console.log(answers[parts[0]?.text ?? '']);
});
