import { createServer, type RequestListener } from 'node:http';
import { apiAnswers, uiServerAnswers } from './fake-answers.ts';
import { misbehave, misbehaveOncePortIsOpen } from './fake-misdeeds.ts';

/** Which service to play. */
export type Role = 'api' | 'ui-server';

/** How the service is to behave: words, some with a value, such as `ignore-term exit=78`. */
export type Manner = Map<string, string | undefined>;

/** What a part of a fake service needs to know. */
export interface Part {
  readonly role: Role;
  readonly manner: Manner;
  readonly instance: string;
  readonly apiPort: number;
  /** Tells the test something, through the supervisor's log. */
  tell(message: string, fields?: object): void;
}

const { env } = process;
const instance = env['ELEVENDOPS_INSTANCE'] ?? '';
const apiPort = Number(new URL(env['BACKEND_API_URL'] ?? '').port);
const HEARTBEAT_MS = 50;

/**
 * Plays a service the way that `FAKE_API` or `FAKE_UI_SERVER` says, once it is told to begin. Without any
 * words it behaves. A request to `/become?words` adds to them; one to `/asked?times=3` is answered once three
 * others have come.
 */
export function playService(role: Role): void {
  process.once('message', () => {
    play(role);
  });
}

function play(role: Role): void {
  const words = env[role === 'api' ? 'FAKE_API' : 'FAKE_UI_SERVER'] ?? '';
  const manner: Manner = new Map(
    words.split(' ').map((word) => word.split('=') as [string, string | undefined]),
  );
  const part: Part = { role, manner, instance, apiPort, tell };
  tell(`fake ${role} started`);
  misbehave(part);
  process.on('SIGTERM', () => {
    tell(`fake ${role} got SIGTERM`);
    if (manner.has('ignore-term')) {
      return;
    }
    const code = Number(manner.get('exit-on-term') ?? 0);
    setTimeout(() => process.exit(code), Number(manner.get('drain-ms') ?? 0));
  });
  if (!manner.has('ignore-disconnect')) {
    process.on('disconnect', () => process.exit(1));
  }
  process.on('message', (message: { type: string; state?: string }) => {
    tell(`fake ${role} was told ${message.type}${message.state ? ` ${message.state}` : ''}`);
    if (message.type === 'listen') {
      listen(part, Number(env['PORT']), 'listening');
    }
  });
  if (!manner.has('no-heartbeat')) {
    setInterval(() => {
      send({ type: 'heartbeat', instance });
    }, HEARTBEAT_MS).unref();
  }
  if (manner.has('silent')) {
    setInterval(() => undefined, 60_000);
  } else if (manner.has('claim-to-listen')) {
    send({ type: 'ready', instance, port: apiPort });
  } else if (manner.has('wrong-instance')) {
    send({ type: 'ready', instance: 'somebody-else', port: apiPort });
  } else if (role === 'api') {
    listen(part, apiPort, 'ready');
  } else {
    send({ type: 'ready', instance, port: null });
  }
}

function tell(message: string, fields: object = {}): void {
  console.log(JSON.stringify({ message, pid: process.pid, instance, ...fields }));
}

function send(message: object): void {
  if (process.connected) {
    process.send?.(message, undefined, undefined, () => undefined);
  }
}

function listen(part: Part, port: number, announcement: 'ready' | 'listening'): void {
  const answer = part.role === 'api' ? apiAnswers(part) : uiServerAnswers(part);
  const server = createServer(controllable(part, answer));
  server.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EADDRINUSE' ? 98 : 1);
  });
  server.listen(port, '127.0.0.1', () => {
    misbehaveOncePortIsOpen(part, server);
    if (!part.manner.has('spew')) {
      // Which is in the middle of a line then.
      tell(`fake ${part.role} listens`, { at: Date.now() });
    }
    send({ type: announcement, instance, port });
    if (part.manner.has('cut-line')) {
      // After what was just said has gone out.
      process.send?.({ type: 'heartbeat', instance }, undefined, undefined, () => {
        process.disconnect?.();
      });
    }
  });
}

function controllable({ manner }: Part, answer: RequestListener): RequestListener {
  const waiting = new Set<() => void>();
  let asked = 0;
  return (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake');
    if (pathname === '/become') {
      searchParams.forEach((value, word) => manner.set(word, value));
      response.end();
    } else if (pathname === '/asked') {
      const until = asked + Number(searchParams.get('times'));
      const look = (): void => {
        if (asked >= until) {
          waiting.delete(look);
          response.end();
        }
      };
      waiting.add(look);
    } else {
      asked += 1;
      waiting.forEach((look) => {
        look();
      });
      answer(request, response);
    }
  };
}
