import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentStore } from '../document-store.ts';
import { openSqliteDocumentStore } from './open-sqlite-document-store.ts';

const WRITER = join(import.meta.dirname, '../__fixtures__/write-documents.ts');
const ENDLESS = 1_000_000;

interface Writer {
  /** The ids that the store acknowledged to the writer, in order. */
  readonly acknowledged: string[];
  /** Resolves when the writer has ended and all that it printed was read. */
  readonly ended: Promise<{ code: number | null; signal: string | null; errors: string }>;
}

describe('acknowledged writes', () => {
  let folder: string;
  let path: string;
  let children: ChildProcess[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'documents-'));
    path = join(folder, 'documents.db');
    children = [];
  });

  afterEach(async () => {
    children.forEach((child) => child.kill('SIGKILL'));
    await rm(folder, { recursive: true });
  });

  function startWriter(prefix: string, count: number, killAfter = Infinity): Writer {
    const child = spawn(process.execPath, [WRITER, path, prefix, String(count)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    const acknowledged: string[] = [];
    const lines = createInterface({ input: child.stdout }).on('line', (line) => {
      acknowledged.push(line);
      if (acknowledged.length === killAfter) {
        child.kill('SIGKILL');
      }
    });
    const ended = Promise.all([once(child, 'exit'), once(lines, 'close'), text(child.stderr)]).then(
      ([[code, signal], , errors]) => ({ code, signal, errors }),
    );
    return { acknowledged, ended };
  }

  it(
    'survive kill -9 at any moment, whole, and the file stays sound',
    { timeout: 60_000 },
    async () => {
      const acknowledged: string[] = [];
      for (const [round, killAfter] of [1, 6, 23, 80, 81, 200].entries()) {
        const writer = startWriter(`round${round}`, ENDLESS, killAfter);
        expect(await writer.ended).toEqual({ code: null, signal: 'SIGKILL', errors: '' });
        expect(writer.acknowledged.length).toBeGreaterThanOrEqual(killAfter);
        acknowledged.push(...writer.acknowledged);
        expect(statSync(`${path}-wal`).size, 'a log to recover from').toBeGreaterThan(0);

        const store = await openSqliteDocumentStore({ path });
        const stored = await allWritten(store);
        const missing = acknowledged.filter((id) => !stored.has(id));
        const torn = [...stored].filter(([, whole]) => !whole).map(([id]) => id);
        expect({ missing, torn }).toEqual({ missing: [], torn: [] });
        const counter = await store.get('counters', 'all');
        expect(counter?.data['n']).toBeGreaterThanOrEqual(acknowledged.length);
        expect(counter?.data['n']).toBeLessThanOrEqual(stored.size);
        await store.close();
        expect(integrity(path)).toBe('ok');
      }
    },
  );

  it('of processes that write at the same time are all there', { timeout: 60_000 }, async () => {
    const each = 200;
    const writers = ['left', 'right'].map((prefix) => startWriter(prefix, each));
    for (const writer of writers) {
      expect(await writer.ended).toEqual({ code: 0, signal: null, errors: '' });
      expect(writer.acknowledged).toHaveLength(each);
    }
    const store = await openSqliteDocumentStore({ path });
    const stored = await allWritten(store);
    expect(stored.size).toBe(2 * each);
    expect([...stored.values()].every(Boolean)).toBe(true);
    expect((await store.get('counters', 'all'))?.data).toEqual({ n: 2 * each });
    await store.close();
    expect(integrity(path)).toBe('ok');
  });
});

/** Every document by id, and whether it is what its writer wrote. */
async function allWritten(store: DocumentStore): Promise<Map<string, boolean>> {
  const written = new Map<string, boolean>();
  for (;;) {
    const last = [...written.keys()].at(-1);
    const page = await store.query('written', {
      limit: 100,
      ...(last !== undefined && { startAfter: { id: last } }),
    });
    for (const { id, data } of page) {
      const digest = createHash('sha256').update(String(data['text'])).digest('hex');
      written.set(id, digest === data['digest']);
    }
    if (page.length === 0) {
      return written;
    }
  }
}

function integrity(path: string): unknown {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return database.prepare('PRAGMA integrity_check').get()?.['integrity_check'];
  } finally {
    database.close();
  }
}
