import { describe, expect, it } from 'vitest';
import { Simulation } from '../__fixtures__/simulation.ts';
import { POLICY } from '../machine/policy.ts';

const MISS = {
  type: 'probeFail',
  reason: 'timeout',
  answered: false,
  inconclusive: false,
} as const;

function readySimulation(): Simulation {
  const world = new Simulation();
  world.feed({ type: 'start' });
  world.happen('ui-server', { type: 'loaded' });
  world.happen('api', { type: 'listening' });
  world.happen('api', { type: 'probeOk' });
  world.happen('ui-server', { type: 'listening' });
  world.happen('ui-server', { type: 'probeOk' });
  return world;
}

describe('advance', () => {
  it('#18 takes a taken port for a dying remainder of its own once the service has been ready', () => {
    const world = readySimulation();
    world.happen('api', { type: 'exit', end: { kind: 'exit', code: 98 } });
    expect(world.system.services.api.state).toBe('backoff');
  });

  it('#20 tries again when the machine lacked the resources for another process', () => {
    const world = new Simulation();
    world.feed({ type: 'start' });
    world.happen('api', { type: 'exit', end: { kind: 'spawn-error', errno: 'EAGAIN' } });
    expect(world.system.services.api.state).toBe('backoff');
  });

  it('#23 restarts at once what had been stable', () => {
    const world = readySimulation();
    world.nowMs = 60_000;
    world.happen('api', { type: 'exit', end: { kind: 'signal', signal: 'SIGKILL' } });
    world.fireNextTimer();
    expect(world.nowMs).toBe(60_000);
    expect(world.system.services.api.state).toBe('starting');
  });

  it('gives up on a service that hangs each time, although it takes long to notice', () => {
    const world = readySimulation();
    let starts = 0;
    while (world.system.services.api.state !== 'failed' && starts < 20) {
      starts += 1;
      for (let miss = 0; miss < POLICY.hungAfter; miss += 1) {
        world.nowMs += POLICY.probePeriodMs;
        world.happen('api', MISS);
      }
      world.nowMs += POLICY.hungGraceMs;
      world.happen('api', { type: 'exit', end: { kind: 'signal', signal: 'SIGKILL' } });
      world.fireNextTimer();
      world.happen('api', { type: 'listening' });
      world.happen('api', { type: 'probeOk' });
    }
    expect(starts).toBe(POLICY.restartLimit + 1);
    expect(world.system.services.api.hung).toBe(true);
  });

  it('#31 counts misses from the start after the supervisor itself was frozen', () => {
    const world = readySimulation();
    for (let miss = 0; miss < 2; miss += 1) {
      world.happen('api', MISS);
    }
    world.happen('api', { ...MISS, inconclusive: true });
    world.happen('api', MISS);
    world.happen('api', MISS);
    expect(world.system.services.api.state).toBe('ready');
    world.happen('api', MISS);
    expect(world.system.services.api.state).toBe('unhealthy');
  });

  it('#08 does not count on a service that answers badly, and ends it only when it keeps on', () => {
    const world = readySimulation();
    const bad = { ...MISS, reason: 'answered 500', answered: true };
    world.happen('api', bad);
    expect(world.system.services.api.state).toBe('unhealthy');
    for (let miss = 2; miss < POLICY.hungAfter; miss += 1) {
      world.happen('api', bad);
      expect(world.system.services.api.state).toBe('unhealthy');
    }
    world.happen('api', bad);
    expect(world.system.services.api.state).toBe('stopping');
  });

  it('#07 gives a service whose heart beats more time than one that is silent', () => {
    const world = readySimulation();
    for (let miss = 1; miss < POLICY.wedgedAfter; miss += 1) {
      world.nowMs += POLICY.probePeriodMs;
      world.happen('api', { type: 'heartbeat' });
      world.happen('api', MISS);
    }
    expect(world.system.services.api.state).toBe('unhealthy');
    world.nowMs += POLICY.heartbeatMs + 1;
    world.happen('api', MISS);
    expect(world.system.services.api.state).toBe('stopping');
  });

  it('#48 judges a service by HTTP alone once it cannot be heard', () => {
    const world = readySimulation();
    world.happen('api', { type: 'heartbeat' });
    world.happen('api', { type: 'cutOff' });
    for (let miss = 0; miss < POLICY.hungAfter; miss += 1) {
      world.happen('api', MISS);
    }
    expect(world.system.services.api.state).toBe('stopping');
  });

  it('#49 counts on an unhealthy service again only after several good answers in a row', () => {
    const world = readySimulation();
    const bad = { ...MISS, answered: true };
    for (let round = 0; round < 50; round += 1) {
      world.happen('api', bad);
      world.happen('api', { type: 'probeOk' });
      expect(world.system.services.api).toMatchObject({ state: 'unhealthy', restarts: 0 });
    }
    world.happen('api', { type: 'probeOk' });
    expect(world.system.services.api.state).toBe('ready');
  });

  it('#49 forgets misses with the first good answer', () => {
    const world = readySimulation();
    for (let round = 0; round < 20; round += 1) {
      world.happen('api', MISS);
      world.happen('api', MISS);
      world.happen('api', { type: 'probeOk' });
    }
    expect(world.system.services.api).toMatchObject({ state: 'ready', restarts: 0 });
  });

  it('does not let the UI server time out while it waits for the API', () => {
    const world = new Simulation();
    world.feed({ type: 'start' });
    world.happen('ui-server', { type: 'loaded' });
    world.fireNextTimer();
    expect(world.system.services.api.state).toBe('stopping');
    expect(world.system.services['ui-server'].state).toBe('starting');
  });

  it('#14 lets the drain after a give-up go on at the first signal, and cuts it at the second', () => {
    const world = readySimulation();
    world.happen('api', { type: 'exit', end: { kind: 'exit', code: 78 } });
    const signalAfter = (ms: number): boolean | undefined => {
      world.nowMs += ms;
      world.feed({ type: 'signal', signal: 'SIGTERM' });
      return world.current('ui-server')?.killed;
    };
    expect(signalAfter(1_000)).toBe(false);
    expect(signalAfter(POLICY.signalEchoMs)).toBe(false);
    expect(signalAfter(1)).toBe(true);
  });

  it('starts nothing when the signal came before the start', () => {
    const world = new Simulation();
    world.feed({ type: 'signal', signal: 'SIGTERM' });
    world.feed({ type: 'start' });
    expect(world.living()).toEqual([]);
    expect(world.exitCode).toBe(0);
  });
});
