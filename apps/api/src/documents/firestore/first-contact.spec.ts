import { describe, expect, it, vi } from 'vitest';
import { createFirstContact } from './first-contact.ts';

const never = (_milliseconds: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => {
      resolve();
    });
  });

describe('createFirstContact', () => {
  it('reads once for all who wait, and never again', async () => {
    const read = vi.fn(() => Promise.resolve());
    const contact = createFirstContact({ read, pause: never });
    await Promise.all([contact(1), contact(1)]);
    await contact(1);
    expect(read).toHaveBeenCalledOnce();
  });

  it('is made by any answer of the server, also by a failure to reach it', async () => {
    const read = vi.fn(() => Promise.reject(Object.assign(new Error('away'), { code: 14 })));
    const contact = createFirstContact({ read, pause: never });
    await contact(1);
    await contact(1);
    expect(read).toHaveBeenCalledOnce();
  });

  it('passes on that there are no credentials, and tries again for the next', async () => {
    const read = vi
      .fn<() => Promise<void>>()
      .mockRejectedValueOnce(new Error('no credentials'))
      .mockResolvedValueOnce();
    const contact = createFirstContact({ read, pause: never });
    await expect(contact(1)).rejects.toThrow('no credentials');
    await contact(1);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('is given up in time, as a call would be', async () => {
    const contact = createFirstContact({
      read: () => new Promise(() => undefined),
      pause: () => Promise.resolve(),
    });
    await expect(contact(1)).rejects.toMatchObject({ code: 4 });
  });
});
