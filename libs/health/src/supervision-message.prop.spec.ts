import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseServiceMessage,
  parseSupervisorMessage,
  type ServiceMessage,
  type SupervisorMessage,
} from './supervision-message.ts';

const instance = fc.string();
const port = fc.integer({ min: 0, max: 65_535 });
const serviceMessage: fc.Arbitrary<ServiceMessage> = fc.oneof(
  fc.record({ type: fc.constant('ready' as const), instance, port: fc.option(port) }),
  fc.record({ type: fc.constant('listening' as const), instance, port }),
  fc.record({ type: fc.constant('heartbeat' as const), instance }),
);
const supervisorMessage: fc.Arbitrary<SupervisorMessage> = fc.oneof(
  fc.record({ type: fc.constantFrom('begin' as const, 'listen' as const) }),
  fc.record({
    type: fc.constant('api-state' as const),
    state: fc.constantFrom('ready' as const, 'away' as const),
  }),
);
/** Anything, often with a type of ours. */
const anything = fc.oneof(
  fc.anything(),
  fc.record({
    type: fc.constantFrom('ready', 'listening', 'heartbeat', 'begin', 'listen', 'api-state'),
    instance: fc.anything(),
    port: fc.anything(),
    state: fc.anything(),
  }),
);

/** As IPC gives a message to the other process. */
function overIpc(message: unknown): unknown {
  return JSON.parse(JSON.stringify(message));
}

describe('parseServiceMessage', () => {
  it('reads back every message of a service', () => {
    fc.assert(
      fc.property(serviceMessage, (message) => {
        expect(parseServiceMessage(overIpc(message))).toEqual(message);
        expect(parseSupervisorMessage(overIpc(message))).toBeNull();
      }),
    );
  });

  it('never throws, and gives a message of ours or null', () => {
    fc.assert(
      fc.property(anything, (message) => {
        const parsed = parseServiceMessage(message);
        expect(parsed === null || ['ready', 'listening', 'heartbeat'].includes(parsed.type)).toBe(
          true,
        );
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('parseSupervisorMessage', () => {
  it('reads back every message of the supervisor', () => {
    fc.assert(
      fc.property(supervisorMessage, (message) => {
        expect(parseSupervisorMessage(overIpc(message))).toEqual(message);
        expect(parseServiceMessage(overIpc(message))).toBeNull();
      }),
    );
  });

  it('never throws, and gives a message of ours or null', () => {
    fc.assert(
      fc.property(anything, (message) => {
        const parsed = parseSupervisorMessage(message);
        expect(parsed === null || ['begin', 'listen', 'api-state'].includes(parsed.type)).toBe(
          true,
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it('takes a message that has more to it, for a newer supervisor may say more', () => {
    expect(parseSupervisorMessage({ type: 'listen', since: 1 })).toEqual({ type: 'listen' });
  });
});
