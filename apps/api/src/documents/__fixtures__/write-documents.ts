/**
 * Writes documents in bursts and prints the id of each one when the store has acknowledged it:
 * node write-documents.ts <data file> <prefix of ids> <count>
 */
import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openSqliteDocumentStore } from '../index.ts';

const BURST = 4;
const STANDARD_OUTPUT = 1;
const [path = '', prefix = '', count = ''] = process.argv.slice(2);
const store = await openSqliteDocumentStore({
  path,
  indexes: [{ collection: 'written', fields: ['n'] }],
});

for (let n = 0; n < Number(count); n += BURST) {
  await Promise.all(Array.from({ length: BURST }, (_, offset) => write(n + offset)));
}
await store.close();

async function write(n: number): Promise<void> {
  const id = `${prefix}-${n}`;
  // From a few bytes to several pages, so that a torn write would show.
  const text = `${id} `.repeat((n * 37) % 1_500);
  const digest = createHash('sha256').update(text).digest('hex');
  await store.create('written', id, { n, text, digest });
  await store.transaction(async (transaction) => {
    const before = Number((await transaction.get('counters', 'all'))?.data['n'] ?? 0);
    transaction.set('counters', 'all', { n: before + 1 });
  });
  writeSync(STANDARD_OUTPUT, `${id}\n`);
}
