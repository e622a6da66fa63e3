import { loadSpeaker, NotInstalledError } from './load-speaker.ts';
import { HELLO, PROTOCOL_VERSION, renderReply, type Reply } from './protocol.ts';
import { serve } from './serve.ts';

const EX_UNAVAILABLE = 69;

function write(reply: Reply): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(renderReply(reply), (error) => {
      if (error) {
        reject(error);
      } else {
        resolve();
      }
    });
  });
}

// Ctrl-C reaches every process of a terminal; this one ends when the one that it speaks for has.
process.on('SIGINT', () => undefined);
// Nobody reads any more.
process.stdout.on('error', () => process.exit(0));

try {
  const speaker = await loadSpeaker();
  await write(HELLO);
  await serve({ input: process.stdin, write, speaker });
} catch (error) {
  if (error instanceof NotInstalledError) {
    await write({ type: 'unavailable', protocol: PROTOCOL_VERSION, missing: error.missing });
    process.exit(EX_UNAVAILABLE);
  }
  // The message of an engine's error may quote a text; its name does not.
  console.error(`the voice broke: ${error instanceof Error ? error.name : 'unknown error'}`);
  process.exit(1);
}
