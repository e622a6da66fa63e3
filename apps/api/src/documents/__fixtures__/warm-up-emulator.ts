import { openEmulatorStore } from './open-emulator-store.ts';

/**
 * Has the Firestore emulator do a bit of everything. For seconds a new one is slower than a call may be,
 * which says nothing of who calls it.
 */
export async function warmUpEmulator(host: string, rounds = 30): Promise<void> {
  const store = await openEmulatorStore(host);
  for (let n = 0; n < rounds; n += 1) {
    const id = String(n);
    await Promise.allSettled([
      store.transaction(async (transaction) => {
        await transaction.get('warm', id);
        transaction.set('warm', id, { n });
      }),
      store.query('warm', { orderBy: { field: 'n', direction: 'desc' }, limit: 5 }),
      store.aggregate('warm', { sum: ['n'] }),
    ]);
  }
  await store.close();
}
