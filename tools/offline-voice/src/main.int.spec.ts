import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { isInstalled } from './__fixtures__/is-installed.ts';
import { mp3Frames } from './__fixtures__/mp3-frames.ts';
import { VOICE } from './__fixtures__/requests.ts';
import { HELLO, type Reply } from './protocol.ts';

vi.setConfig({ testTimeout: 60_000 });

const running: ChildProcess[] = [];
afterEach(() => {
  running.splice(0).forEach((child) => child.kill('SIGKILL'));
});

/** The program, as the API runs it. */
function start() {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: {},
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  running.push(child);
  const lines: Interface = createInterface({ input: child.stdout });
  const replies = lines[Symbol.asyncIterator]();
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  return {
    child,
    exit: once(child, 'exit') as Promise<[number | null]>,
    complaints: () => complaints,
    send: (line: unknown) => child.stdin.write(`${JSON.stringify(line)}\n`),
    async next(): Promise<Reply> {
      return JSON.parse(String((await replies.next()).value)) as Reply;
    },
    memoryMb: () =>
      Number(
        /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(child.pid)}/status`, 'utf8'))?.[1],
      ) / 1024,
  };
}

const speak = (id: string, text: string, language: string, variant = 'f2') => ({
  type: 'speak',
  id,
  voice: { ...VOICE, variant },
  parts: [{ text, language }],
});

const mp3Of = (reply: Reply): Buffer => {
  if (reply.type !== 'speech') {
    throw new Error(`no speech: ${JSON.stringify(reply)}`);
  }
  return Buffer.from(reply.mp3, 'base64');
};

describe.skipIf(!isInstalled())('the program', () => {
  it('says what it can, speaks English and Mandarin, and ends with its input', async () => {
    const program = start();
    expect(await program.next()).toEqual(HELLO);
    program.send(speak('en', 'Take one pill a day. Drink water with it.', 'en'));
    program.send(speak('zh', '每天吃一顆藥，配水服用。', 'zh'));
    const [english, mandarin] = [mp3Of(await program.next()), mp3Of(await program.next())];
    for (const mp3 of [english, mandarin]) {
      const { seconds, hasHeaderFrame } = mp3Frames(mp3);
      expect(seconds).toBeGreaterThan(2);
      expect(seconds).toBeLessThan(6);
      expect(hasHeaderFrame).toBe(false);
    }
    const joined = mp3Frames(Buffer.concat([english, mandarin]));
    expect(joined.count).toBe(mp3Frames(english).count + mp3Frames(mandarin).count);
    program.child.stdin.end();
    expect(await program.exit).toEqual([0, null]);
    expect(program.complaints()).toBe('');
  });

  it('lasts as long as the silence that was asked for, and hardly longer', async () => {
    const program = start();
    await program.next();
    program.send({ type: 'speak', id: 's', voice: VOICE, parts: [{ silenceMs: 5000 }] });
    const { seconds } = mp3Frames(mp3Of(await program.next()));
    expect(seconds).toBeGreaterThanOrEqual(5);
    expect(seconds).toBeLessThan(5.06);
  });

  it('stops a long speech when that is cancelled, and speaks the next one', async () => {
    const program = start();
    await program.next();
    program.send(speak('long', 'Take one pill after every meal. '.repeat(500), 'en'));
    program.send(speak('next', 'Done.', 'en'));
    program.send({ type: 'cancel', id: 'long' });
    expect(await program.next()).toEqual({ type: 'failed', id: 'long', reason: 'cancelled' });
    expect(await program.next()).toMatchObject({ type: 'speech', id: 'next' });
  });

  it('ends at once when its input does, in the middle of a long speech', async () => {
    const program = start();
    await program.next();
    program.send(speak('long', 'Take one pill after every meal. '.repeat(500), 'en'));
    program.child.stdin.end();
    expect(await program.exit).toEqual([0, null]);
  });

  it('ends when nobody reads what it says', async () => {
    const program = start();
    await program.next();
    program.child.stdout.destroy();
    program.send(speak('a', 'Hello.', 'en'));
    expect(await program.exit).toEqual([0, null]);
  });

  it('survives any line, and keeps its memory', async () => {
    const program = start();
    await program.next();
    const hostile = [
      '\0',
      '<speak><break time="9s"/>',
      '[[',
      '\ud800',
      '😀🇹🇼',
      '\u0001v',
      '‮',
      '%s%n',
    ];
    program.child.stdin.write('\n{}\nnull\n[1]\n"x"\n{"type":"speak"\n');
    for (let line = 0; line < 6; line += 1) {
      expect(await program.next()).toEqual({ type: 'failed', id: null, reason: 'malformed' });
    }
    const rounds = 4;
    let first = 0;
    for (let round = 0; round < rounds; round += 1) {
      for (const [index, text] of hostile.entries()) {
        program.send(
          speak(String(index), `${text} 你好 ${text}`.repeat(3), index % 2 ? 'en' : 'zh'),
        );
        expect(mp3Frames(mp3Of(await program.next())).seconds).toBeGreaterThan(0.2);
      }
      first ||= program.memoryMb();
    }
    expect(program.memoryMb()).toBeLessThan(first + 100);
    expect(program.complaints()).toBe('');
  });
});
