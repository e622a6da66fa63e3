import { spawn, spawnSync } from 'node:child_process';
import { closeSync } from 'node:fs';
import type { Server } from 'node:http';
import type { Part } from './fake-service.ts';
import { isGroupLeader, runningPrograms } from './marked-processes.ts';

/** Does what the manner says that a service does as soon as it runs. */
export function misbehave({ role, manner, tell }: Part): void {
  if (manner.has('count-twins')) {
    const mark = `FAKE_RUN=${process.env['FAKE_RUN'] ?? ''}`;
    const twins = runningPrograms(mark, `fake-${role}.ts`).filter(
      (pid) => pid !== process.pid && isGroupLeader(pid),
    );
    if (twins.length > 0) {
      tell('a twin lives', { twins });
    }
  }
  if (manner.has('exit')) {
    process.exit(Number(manner.get('exit')));
  }
  if (manner.has('live-ms')) {
    setTimeout(() => process.exit(4), Number(manner.get('live-ms')));
  }
  if (manner.has('grandchild')) {
    const { pid } = spawn('sleep', ['600'], { stdio: 'ignore' });
    tell('grandchild', { grandchild: pid });
  }
  if (manner.has('runaway')) {
    const { pid } = spawn('sleep', ['600'], { stdio: 'ignore', detached: true });
    tell('runaway', { runaway: pid });
  }
  if (manner.has('hold-output')) {
    spawn('sleep', ['600'], { stdio: 'inherit', detached: true });
  }
  if (manner.has('orphans')) {
    orphan(Number(manner.get('orphans')));
    tell('orphaned');
  }
  if (manner.has('environment')) {
    const inherited = spawnSync('env', ['-0'], { encoding: 'utf8' }).stdout;
    tell('environment', { own: process.env, inherited: inherited.split('\0') });
  }
  if (manner.has('complain')) {
    complain();
  }
  if (manner.has('spew')) {
    spew();
  }
  if (manner.has('flood')) {
    flood(`${'flood '.repeat(200)}\n`.repeat(500));
  }
  if (manner.has('flood-of-nothing')) {
    flood('\n'.repeat(50_000));
  }
}

/** Does what it says that a service does once it listens. */
export function misbehaveOncePortIsOpen({ manner, tell }: Part, server: Server): void {
  if (manner.has('hold-port')) {
    const { fd } = (server as unknown as { readonly _handle: { readonly fd: number } })._handle;
    const { pid } = spawn('sleep', ['600'], { stdio: ['ignore', 'ignore', 'ignore', fd] });
    tell('somebody else holds the port as well', { holder: pid });
  }
  if (manner.has('close-output')) {
    setImmediate(() => {
      closeSync(1);
      closeSync(2);
    });
  }
}

/** Leaves processes to whoever is PID 1: they outlive the shell that began them, and end a moment later. */
function orphan(count: number): void {
  const script = `i=0; while [ $i -lt ${String(count)} ]; do sleep 0.1 & i=$((i + 1)); done`;
  spawnSync('sh', ['-c', script], { stdio: 'ignore' });
}

/** Fails as a service does when its data cannot be read, with a secret in the words. */
function complain(): void {
  const { ELEVENLABS_API_KEY: key = '' } = process.env;
  throw new Error(`The data file is not a database (key ${key}); move it away.`);
}

/** Writes as fast as it is read, without ever letting the pipe run dry. */
function flood(text: string): void {
  process.stdout.write(text, () => {
    setImmediate(flood, text);
  });
}

/** Every kind of output that is hard to pass on, and then a plain line that must come out whole. */
function spew(): void {
  process.stdout.write(`${'x'.repeat(5_000_000)}\n`);
  process.stdout.write('{"severity":"NOTICE","message":"own json","n":12345678901234567890}\n');
  process.stdout.write(Buffer.concat([Buffer.alloc(65_000, 1), Buffer.from('\n')]));
  process.stdout.write(Buffer.concat([Buffer.alloc(65_000, 0xff), Buffer.from('\n')]));
  process.stdout.write('10 %\r20 %\r30 %\n');
  process.stdout.write('plain \u001b[31mred\u001b[0m \u0000 \u2028 text\r\n');
  const character = Buffer.from('語');
  process.stdout.write(Buffer.concat([Buffer.from('split '), character.subarray(0, 1)]), () => {
    setTimeout(() => {
      process.stdout.write(Buffer.concat([character.subarray(1), Buffer.from('\n')]));
      process.stdout.write(
        Buffer.concat([Buffer.from('bad '), Buffer.from([0xff]), Buffer.from('\n')]),
      );
      process.stderr.write('a warning\n');
      process.stdout.write('\nthe rest without an end');
    }, 20);
  });
}
