import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentQuery } from '../document-query.ts';
import { openConnection } from './open-connection.ts';
import { renderAggregate, renderQuery, type Statement } from './query-statement.ts';
import type { SqliteConnection } from './sqlite-connection.ts';

const COLLECTION = 'knowledge_documents';
const ARRAY_FIELDS = new Set(['tags']);
const newestFirst = { field: 'created_at', direction: 'desc' } as const;
const middle = { value: '2026-01-01T00:00:05000', id: 'document-5000' };

describe('the plan of a page of 100 out of 10,000', () => {
  let folder: string;
  let connection: SqliteConnection;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'documents-'));
    connection = openConnection(join(folder, 'documents.db'), [
      { collection: COLLECTION, fields: ['created_at'] },
      { collection: COLLECTION, fields: ['doctor.id', 'created_at'] },
      { collection: COLLECTION, contains: 'tags', fields: ['created_at'] },
    ]);
    connection.writing(() => {
      const sql = 'INSERT INTO documents (collection, id, version, data) VALUES (?, ?, 1, ?)';
      for (let n = 0; n < 10_000; n += 1) {
        const time = String(n).padStart(5, '0');
        const data = {
          created_at: `2026-01-01T00:00:${time}`,
          doctor: { id: n % 7 },
          other: n,
          tags: [n % 100, 'all'],
        };
        connection.run(sql, n % 2 ? COLLECTION : 'other', `document-${n}`, JSON.stringify(data));
      }
    });
  });

  afterAll(async () => {
    connection.close();
    await rm(folder, { recursive: true });
  });

  function plan({ sql, parameters }: Statement, ...limit: number[]): string[] {
    const rows = connection.rows({
      sql: `EXPLAIN QUERY PLAN ${sql}`,
      parameters: [...parameters, ...limit],
    });
    return rows.map((row) => String(row['detail']));
  }

  function plans(query: Omit<DocumentQuery, 'limit'>): string[] {
    const statements = renderQuery(COLLECTION, { ...query, limit: 100 }, ARRAY_FIELDS);
    return statements.flatMap((statement) => plan(statement, 100));
  }

  const ofDoctor = { field: 'doctor.id', op: '==', value: 3 } as const;
  const range = { field: 'created_at', op: '>=', value: '2026-01-01T00:00:02000' } as const;
  const queries: [string, Omit<DocumentQuery, 'limit'>][] = [
    ['the first page', { orderBy: newestFirst }],
    ['a later page', { orderBy: newestFirst, startAfter: middle }],
    ['ascending', { orderBy: { ...newestFirst, direction: 'asc' }, startAfter: middle }],
    ['a range', { where: [range], orderBy: newestFirst }],
    ['a later page of a range', { where: [range], orderBy: newestFirst, startAfter: middle }],
    ['a condition and an order', { where: [ofDoctor], orderBy: newestFirst }],
    ['a later page of those', { where: [ofDoctor], orderBy: newestFirst, startAfter: middle }],
    ['by id', { startAfter: { id: 'document-5000' } }],
    ['a summary', { orderBy: newestFirst, select: ['created_at', 'doctor'] }],
  ];

  it.each(queries)('finds %s by an index, without sorting', (_name, query) => {
    const details = plans(query);
    expect(details.length).toBeGreaterThan(0);
    for (const detail of details) {
      expect(detail).toMatch(/^SEARCH documents USING INDEX /);
    }
  });

  it('goes straight to the place of a cursor', () => {
    expect(plans({ orderBy: newestFirst, startAfter: middle })).toEqual([
      expect.stringContaining('(collection=? AND <expr>=? AND <expr>=? AND id<?)'),
      expect.stringContaining('(collection=? AND <expr>=? AND <expr><?)'),
      expect.stringContaining('(collection=? AND <expr><?)'),
    ]);
  });

  it('counts by a number that is kept, and with an index alone where there is a condition', () => {
    expect(plan(renderAggregate(COLLECTION, { sum: [] }))).toEqual([
      'SEARCH document_counts USING PRIMARY KEY (counted_collection=?)',
    ]);
    expect(plan(renderAggregate(COLLECTION, { where: [range], sum: [] }))).toEqual([
      expect.stringContaining('COVERING INDEX documents by created_at'),
    ]);
  });

  it('finds what an array contains by the items, however large the collection is', () => {
    const where = [{ field: 'tags', op: 'array-contains', value: 7 }] as const;
    const look = [
      'SEARCH array_items USING PRIMARY KEY (item_collection=? AND item_field=? AND item_type=? AND item=?)',
      expect.stringMatching(/^SEARCH documents USING INDEX \S+ \(collection=\? AND id=\?\)$/),
    ];
    const sort = 'USE TEMP B-TREE FOR ORDER BY';
    expect(plans({ where })).toEqual([...look, sort]);
    expect(plans({ where, startAfter: { id: 'document-5000' } })[0]).toContain(
      'SEARCH array_items',
    );
    expect(plans({ where, orderBy: newestFirst })).toEqual([...look, sort]);
    expect(plan(renderAggregate(COLLECTION, { where, sum: ['other'] }, ARRAY_FIELDS))).toEqual(
      look,
    );
  });

  it('sorts the collection where no index was declared, which the other tests would see', () => {
    expect(plans({ orderBy: { field: 'other', direction: 'asc' } })).toContain(
      'USE TEMP B-TREE FOR ORDER BY',
    );
  });

  it('keeps values out of the SQL', () => {
    const secret = "'; DROP TABLE documents; --";
    const statements = renderQuery(secret, {
      where: [{ field: 'a', op: '==', value: secret }],
      orderBy: { field: 'b', direction: 'asc' },
      startAfter: { value: secret, id: secret },
      limit: 1,
    });
    for (const { sql, parameters } of [...statements, renderAggregate(secret, { sum: [] })]) {
      expect(sql).not.toContain('DROP');
      expect(sql.match(/\?/g)?.length).toBeGreaterThanOrEqual(parameters.length);
    }
  });
});
