import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import type { End } from '../machine/end.ts';
import { SYSTEM_CLOCK } from './clock.ts';
import { giveHeadStart, type HeadStart } from './head-start.ts';
import { launchService } from './launch-service.ts';
import type { SpawnedService } from './spawn-service.ts';
import type { LaunchedService } from './world.ts';

const kill = process.kill.bind(process);
const given: HeadStart[] = [];
const launched: LaunchedService[] = [];
afterEach(async () => {
  await Promise.all(given.splice(0).map((each) => each.withdraw()));
  launched.splice(0).forEach((each) => {
    each.killGroup();
  });
});

function give(env: Readonly<Record<string, string>> = {}, execPath = process.execPath): HeadStart {
  const program = `${import.meta.dirname}/../__fixtures__/early-bird.ts`;
  const headStart = giveHeadStart({ name: 'api', execPath, program, env, run: 'run-1', kill });
  given.push(headStart);
  return headStart;
}

/** Attends to a process as the supervisor does; collects what it writes. */
function launch(spawned: SpawnedService): { readonly end: Promise<End>; text(): string } {
  let text = '';
  const end = new Promise<End>((resolve) => {
    const options = {
      clock: SYSTEM_CLOCK,
      kill,
      pipeLog: async (source: NodeJS.ReadableStream) => {
        source.on('data', (chunk: Buffer) => (text += chunk.toString()));
        await once(source, 'close');
      },
      pipeDrainMs: 10_000,
      cutOffMs: 10_000,
    };
    const listener = { onMessage: () => undefined, onCutOff: () => undefined, onEnd: resolve };
    launched.push(launchService(spawned, options, listener));
  });
  return { end, text: () => text };
}

function isThere(pid: number | undefined): boolean {
  try {
    return pid !== undefined && kill(pid, 0);
  } catch {
    return false;
  }
}

function taken(headStart: HeadStart): SpawnedService {
  const spawned = headStart.take('api');
  if (spawned === null) {
    throw new Error('there was nothing to take');
  }
  return spawned;
}

describe('giveHeadStart', () => {
  it('has a process that loads, and is told to begin when it is launched', async () => {
    const spawned = taken(give());
    const service = launch(spawned);
    spawned.child?.disconnect();
    expect(await service.end).toEqual({ kind: 'exit', code: 0 });
    await launched[0]?.logged;
    expect(service.text().split('\n')).toEqual([
      'loaded',
      '{"told":{"type":"begin"},"instance":"run-1-0"}',
      '',
    ]);
  });

  it('is for the first launch of its own service alone', () => {
    const headStart = give();
    expect(headStart.take('ui-server')).toBeNull();
    launch(taken(headStart));
    expect(headStart.take('api')).toBeNull();
  });

  it('tells whoever takes it that it has ended already, and what it said', async () => {
    const headStart = give({ EARLY: 'exit' });
    while (isThere(headStart.pid)) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    const service = launch(taken(headStart));
    expect(await service.end).toEqual({ kind: 'exit', code: 3 });
    await launched[0]?.logged;
    expect(service.text()).toBe('loaded\n');
  });

  it('#19 tells whoever takes it that it could not be started', async () => {
    const headStart = give({}, '/nowhere/node');
    expect(headStart.pid).toBeUndefined();
    expect(await launch(taken(headStart)).end).toEqual({ kind: 'spawn-error', errno: 'ENOENT' });
  });

  it('ends a process that nobody took, and no other', async () => {
    const headStart = give();
    expect(isThere(headStart.pid)).toBe(true);
    await headStart.withdraw();
    expect(isThere(headStart.pid)).toBe(false);
    expect(headStart.take('api')).toBeNull();

    const other = give();
    launch(taken(other));
    await other.withdraw();
    expect(isThere(other.pid)).toBe(true);
  });
});
