import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import type { Statement } from './query-statement.ts';

/** A row by the names of its columns. */
export type Row = Readonly<Record<string, SQLOutputValue>>;

/** A database whose statements are prepared once. Their texts come from code, so they are few. */
export class SqliteConnection {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  get isOpen(): boolean {
    return this.#database.isOpen;
  }

  rows({ sql, parameters }: Statement): Row[] {
    return this.#prepare(sql).all(...parameters);
  }

  row(sql: string, ...parameters: readonly (string | number)[]): Row | null {
    return this.#prepare(sql).get(...parameters) ?? null;
  }

  /** Gives how many rows changed. */
  run(sql: string, ...parameters: readonly (string | number)[]): number {
    return Number(this.#prepare(sql).run(...parameters).changes);
  }

  /** Runs `work` on one state of the database, for reading only. */
  reading<T>(work: () => T): T {
    return this.#within('BEGIN DEFERRED', work);
  }

  /** Runs `work` as the only writer; when it throws, nothing is written. */
  writing<T>(work: () => T): T {
    return this.#within('BEGIN IMMEDIATE', work);
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  #within<T>(begin: string, work: () => T): T {
    this.run(begin);
    try {
      const result = work();
      this.run('COMMIT');
      return result;
    } catch (error) {
      // A full disk, among others, has ended the transaction already.
      if (this.#database.isTransaction) {
        this.run('ROLLBACK');
      }
      throw error;
    }
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) {
      return known;
    }
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}
