import { describe, expect, it } from 'vitest';
import type { End } from '../machine/end.ts';
import { NEW_SERVICE, type Service } from '../machine/service.ts';
import { lastWords } from './last-words.ts';
import { NEW_SYSTEM } from './system.ts';

const CONTEXT = { exitCode: 1, ports: { api: 8000, 'ui-server': 8080 }, ownerOf: () => null };

function wordsAfter(name: 'api' | 'ui-server', end: End, more: Partial<Service> = {}): string {
  const service: Service = { ...NEW_SERVICE, state: 'failed', incarnation: 1, end, ...more };
  const system = {
    ...NEW_SYSTEM,
    services: { ...NEW_SYSTEM.services, [name]: service },
    ending: { cause: 'gave-up', service: name } as const,
  };
  return lastWords(system, CONTEXT).message;
}

describe('lastWords', () => {
  it('17: tells how to choose another port, by the variable that belongs to the service', () => {
    const taken: End = { kind: 'exit', code: 98 };
    expect(wordsAfter('ui-server', taken)).toBe(
      'port 8080 is already in use by another process: end that, or choose another port, for example PORT=8081',
    );
    expect(wordsAfter('api', taken)).toContain('BACKEND_API_URL=http://localhost:8001');
  });

  it('19: suspects the build when a program is not there', () => {
    expect(wordsAfter('api', { kind: 'spawn-error', errno: 'ENOENT' })).toMatch(/ENOENT.*build/);
  });

  it('25: tells the last answer to a probe when a service was never ready', () => {
    const end: End = { kind: 'signal', signal: 'SIGKILL' };
    const words = wordsAfter('api', end, { startTimedOut: true, lastProbeFailure: 'answered 500' });
    expect(words).toContain('not ready in time (last probe: answered 500)');
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
