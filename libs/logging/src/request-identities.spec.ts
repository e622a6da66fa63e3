import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createRequestIdentities } from './request-identities.ts';

function requestWith(headers: Record<string, string> = {}): IncomingMessage {
  return Object.assign(new IncomingMessage(new Socket()), { headers });
}

function counting() {
  let made = 0;
  return createRequestIdentities(() => `made-here-${String((made += 1))}`);
}

describe('createRequestIdentities', () => {
  it('gives a request the same identity each time, and every request one of its own', () => {
    const identityOf = counting();
    const [first, second] = [requestWith(), requestWith()];
    expect(identityOf(first).requestId).toBe('made-here-1');
    expect(identityOf(second).requestId).toBe('made-here-2');
    expect(identityOf(first)).toBe(identityOf(first));
  });

  it('holds on to the identity when the headers are replaced on the way to another server', () => {
    const identityOf = counting();
    const request = requestWith({ 'x-request-id': 'caller-0001' });
    expect(identityOf(request).requestId).toBe('caller-0001');
    request.headers = { 'x-request-id': 'another-0002' };
    expect(identityOf(request).requestId).toBe('caller-0001');
  });
});
