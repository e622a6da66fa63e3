import { describe, expect, it } from 'vitest';
import { createDocument, summaryOf } from '../__fixtures__/documents.ts';
import { checkFirstSteps } from './checklist.ts';

const withStatus = (sync_status: 'pending' | 'failed' | 'completed') =>
  summaryOf(createDocument({ sync_status }));

describe('checkFirstSteps', () => {
  it('has nothing done in a fresh installation whose server is silent', () => {
    expect(checkFirstSteps(false, [])).toEqual({
      server: false,
      document: false,
      synced: false,
      syncFailed: false,
    });
  });

  it('ticks the document as soon as there is one, the sync when one is completed', () => {
    expect(checkFirstSteps(true, [withStatus('pending')])).toMatchObject({
      server: true,
      document: true,
      synced: false,
    });
    expect(checkFirstSteps(true, [withStatus('failed'), withStatus('completed')])).toMatchObject({
      synced: true,
      syncFailed: false,
    });
  });

  it('says when every sync so far has failed', () => {
    expect(checkFirstSteps(true, [withStatus('failed')]).syncFailed).toBe(true);
  });
});
