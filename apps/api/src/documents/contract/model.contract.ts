import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentData } from '../document-data.ts';
import type { DocumentQuery } from '../document-query.ts';
import type { DocumentStore } from '../document-store.ts';
import type { ContractContext } from './contract-context.ts';
import { modelMatches, modelQuery } from './model-store.ts';

interface Model {
  readonly documents: Map<string, DocumentData>;
  /** By id; versions are made by the store. */
  readonly versions: Map<string, string>;
  /** Versions that some document had once. */
  readonly past: Set<string>;
}

interface Real {
  readonly store: DocumentStore;
  readonly collection: string;
}

type Command = fc.AsyncCommand<Model, Real>;

/** Any sequence of calls does what an in-memory map would do. */
export function describeModel({ store, freshCollection, numRuns }: ContractContext): void {
  describe('model', () => {
    it('agrees with a map in memory after any sequence of calls', async () => {
      await fc.assert(
        fc.asyncProperty(fc.commands(anyCommand(), { maxCommands: 40 }), async (commands) => {
          const setup = () => ({
            model: { documents: new Map(), versions: new Map(), past: new Set<string>() },
            real: { store: store(), collection: freshCollection() },
          });
          await fc.asyncModelRun(setup, commands);
        }),
        { numRuns },
      );
    });
  });
}

function anyCommand(): fc.Arbitrary<Command>[] {
  const id = fc.constantFrom('a', 'b', 'c', 'd');
  const data = fc.record({ n: fc.integer({ min: 0, max: 3 }), salt: fc.nat() });
  const descending = fc.boolean();
  return [
    fc.tuple(id, data).map((input) => create(...input)),
    fc.tuple(id, data).map((input) => set(...input)),
    fc.tuple(id, data).map((input) => setIfCurrent(...input)),
    fc.tuple(id, data).map((input) => setIfPast(...input)),
    id.map(remove),
    id.map(removeIfPast),
    id.map(read),
    fc.tuple(id, id, fc.boolean()).map((input) => swap(...input)),
    fc.tuple(fc.integer({ min: 1, max: 3 }), descending, fc.nat(3)).map((input) => list(...input)),
  ];
}

function create(id: string, data: DocumentData): Command {
  return command(`create ${id}`, async (model, { store, collection }) => {
    const creating = store.create(collection, id, data);
    if (model.documents.has(id)) {
      await expect(creating).rejects.toMatchObject({ code: 'ERR_STORE_DOCUMENT_EXISTS' });
    } else {
      wrote(model, id, data, await creating);
    }
  });
}

function set(id: string, data: DocumentData): Command {
  return command(`set ${id}`, async (model, { store, collection }) => {
    wrote(model, id, data, await store.set(collection, id, data));
  });
}

function setIfCurrent(id: string, data: DocumentData): Command {
  return command(`set ${id} if current`, async (model, { store, collection }) => {
    const ifVersion = model.versions.get(id);
    if (ifVersion !== undefined) {
      wrote(model, id, data, await store.set(collection, id, data, { ifVersion }));
    }
  });
}

function setIfPast(id: string, data: DocumentData): Command {
  return command(`set ${id} if past`, async (model, { store, collection }) => {
    for (const ifVersion of pastVersions(model, id)) {
      await expect(store.set(collection, id, data, { ifVersion })).rejects.toMatchObject({
        code: 'ERR_STORE_VERSION_CONFLICT',
      });
    }
  });
}

function remove(id: string): Command {
  return command(`delete ${id}`, async (model, { store, collection }) => {
    expect(await store.delete(collection, id)).toBe(model.documents.delete(id));
    model.versions.delete(id);
  });
}

function removeIfPast(id: string): Command {
  return command(`delete ${id} if past`, async (model, { store, collection }) => {
    for (const ifVersion of pastVersions(model, id)) {
      const removing = store.delete(collection, id, { ifVersion });
      if (model.documents.has(id)) {
        await expect(removing).rejects.toMatchObject({ code: 'ERR_STORE_VERSION_CONFLICT' });
      } else {
        expect(await removing).toBe(false);
      }
    }
  });
}

function read(id: string): Command {
  return command(`get ${id}`, async (model, { store, collection }) => {
    const data = model.documents.get(id);
    const stored = await store.get(collection, id);
    expect(stored).toEqual(data ? { id, data, version: model.versions.get(id) } : null);
  });
}

function swap(one: string, other: string, abort: boolean): Command {
  return command(`swap ${one} ${other}`, async (model, { store, collection }) => {
    const swapping = store.transaction(async (transaction) => {
      const [a, b] = [
        await transaction.get(collection, one),
        await transaction.get(collection, other),
      ];
      if (a === null || b === null) {
        return;
      }
      transaction.set(collection, one, b.data);
      transaction.set(collection, other, a.data);
      if (abort) {
        throw new RangeError('aborted');
      }
    });
    const [a, b] = [model.documents.get(one), model.documents.get(other)];
    if (a === undefined || b === undefined) {
      await swapping;
    } else if (abort) {
      await expect(swapping).rejects.toThrow(RangeError);
    } else {
      await swapping;
      for (const [id, data] of [[one, b] as const, [other, a] as const]) {
        wrote(model, id, data, String((await store.get(collection, id))?.version));
      }
    }
  });
}

function list(limit: number, descending: boolean, least: number): Command {
  return command(`list ${limit}`, async (model, { store, collection }) => {
    const where = [{ field: 'n', op: '>=', value: least }] as const;
    const direction = descending ? 'desc' : 'asc';
    const query: DocumentQuery = { where, orderBy: { field: 'n', direction }, limit };
    const page = await store.query(collection, query);
    expect(page.map(({ id }) => id)).toEqual(modelQuery(model.documents, query));
    for (const { id, data, version } of page) {
      expect({ data, version }).toEqual({
        data: model.documents.get(id),
        version: model.versions.get(id),
      });
    }
    expect(await store.count(collection, where)).toBe(
      [...model.documents.values()].filter((data) => modelMatches(data, where)).length,
    );
  });
}

function command(name: string, run: (model: Model, real: Real) => Promise<void>): Command {
  return { check: () => true, run, toString: () => name };
}

function wrote(model: Model, id: string, data: DocumentData, version: string): void {
  model.documents.set(id, data);
  model.versions.set(id, version);
  model.past.add(version);
}

function pastVersions(model: Model, id: string): string[] {
  return [...model.past].filter((version) => version !== model.versions.get(id)).slice(-2);
}
