import { describe, expect, it } from 'vitest';
import type { End } from '../machine/end.ts';
import { NEW_SERVICE, type Service } from '../machine/service.ts';
import { lastWords } from './last-words.ts';
import { NEW_SYSTEM } from './system.ts';

const CONTEXT = {
  exitCode: 1,
  ports: { api: 8000, 'ui-server': 8080 },
  ownerOf: () => null,
  complaintOf: (): string | null => null,
};

function wordsAfter(
  name: 'api' | 'ui-server',
  end: End,
  more: Partial<Service> = {},
  said: string | null = null,
): string {
  const service: Service = { ...NEW_SERVICE, state: 'failed', incarnation: 1, end, ...more };
  const system = {
    ...NEW_SYSTEM,
    services: { ...NEW_SYSTEM.services, [name]: service },
    ending: { cause: 'gave-up', service: name } as const,
  };
  const complaintOf = (of: string): string | null => (of === name ? said : 'of another service');
  return lastWords(system, { ...CONTEXT, complaintOf }).message;
}

describe('lastWords', () => {
  it('#17 tells how to choose another port, by the variable that belongs to the service', () => {
    const taken: End = { kind: 'exit', code: 98 };
    expect(wordsAfter('ui-server', taken)).toBe(
      'port 8080 is already in use by another process: end that, or choose another port, for example PORT=8081',
    );
    expect(wordsAfter('api', taken)).toContain('BACKEND_API_URL=http://localhost:8001');
  });

  it('#19 suspects the build when a program is not there', () => {
    expect(wordsAfter('api', { kind: 'spawn-error', errno: 'ENOENT' })).toMatch(/ENOENT.*build/);
  });

  it('#25 tells the last answer to a probe when a service was never ready', () => {
    const end: End = { kind: 'signal', signal: 'SIGKILL' };
    const words = wordsAfter('api', end, { startTimedOut: true, lastProbeFailure: 'answered 500' });
    expect(words).toContain('not ready in time (last probe: answered 500)');
  });

  it('#06 says that a service hung, not how it was made to end', () => {
    const end: End = { kind: 'signal', signal: 'SIGKILL' };
    expect(wordsAfter('api', end, { hung: true, incarnation: 6 })).toBe(
      'giving up: api ended (it hung), after 6 starts',
    );
  });

  it('quotes what the service said of its failure, as far as it fits', () => {
    const end: End = { kind: 'exit', code: 1 };
    expect(wordsAfter('api', end, {}, 'the disk is full')).toBe(
      'giving up: api ended (exit 1), after 1 starts. It said: the disk is full',
    );
    expect(wordsAfter('api', end)).toBe('giving up: api ended (exit 1), after 1 starts');
    expect(wordsAfter('api', end, {}, 'x'.repeat(9_000)).length).toBeLessThan(600);
    expect(wordsAfter('ui-server', { kind: 'exit', code: 78 }, {}, 'PORT is wrong')).toBe(
      'giving up: ui-server ended (exit 78); its configuration is wrong. It said: PORT is wrong',
    );
  });

  it('tells a clean stop from one that was not', () => {
    const system = { ...NEW_SYSTEM, ending: { cause: 'signal', signal: 'SIGTERM' } as const };
    expect(lastWords(system, { ...CONTEXT, exitCode: 0 })).toMatchObject({
      severity: 'INFO',
      message: 'stopped on SIGTERM',
    });
    expect(lastWords(system, { ...CONTEXT, exitCode: 137 })).toMatchObject({
      severity: 'ERROR',
      message: 'stopped on SIGTERM, but not cleanly: exit 137',
    });
  });
});
