import { describe, expect, it } from 'vitest';
import { fakeScene } from '../__fixtures__/fake-runtime.ts';
import { coldStartWindowCheck } from './cold-start-window.ts';

const probed = { passed: true, asked: 13, lastFailure: null, tookMs: 12_500 };

describe('coldStartWindowCheck', () => {
  it("tells the time between the API's health and PORT, and when each probe lets requests in", async () => {
    const startup = { probed, apiServesAfterMs: 12_000, portServesAfterMs: 12_240 };
    const { verdict, seen } = await coldStartWindowCheck.run(fakeScene({}, { startup }));
    expect(verdict).toBe('shown');
    expect(seen).toContain('up to 240 ms too early');
    expect(seen).toContain('passes at 15.00 s, that of the manifest at 12.50 s');
  });

  it('knows no window before the first probe of all', async () => {
    const startup = { probed, apiServesAfterMs: 900, portServesAfterMs: 800 };
    const { seen } = await coldStartWindowCheck.run(fakeScene({}, { startup }));
    expect(seen).toContain('up to 0 ms too early');
    expect(seen).toContain('passes at 10.00 s');
  });

  it("is skipped where the API's port cannot be asked", async () => {
    const startup = { probed, apiServesAfterMs: null, portServesAfterMs: 800 };
    const { verdict } = await coldStartWindowCheck.run(fakeScene({}, { startup }));
    expect(verdict).toBe('skipped');
  });
});
