import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder, type TemporaryFolder } from '@elevendops/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { read } from '../contract/contract-context.ts';
import type { ObjectStore } from '../object-store.ts';
import { openFilesystemObjectStore } from './filesystem-object-store.ts';

const MP3 = { contentType: 'audio/mpeg' };
const AWAY = { code: 'ERR_STORE_UNAVAILABLE' };

let outside: TemporaryFolder;
let folder: string;
let store: ObjectStore;
const open = () => openFilesystemObjectStore({ folder, now: () => new Date() });
beforeEach(async () => {
  outside = await temporaryFolder();
  folder = join(outside.path, 'files');
  store = await open();
  await writeFile(join(outside.path, 'secret.mp3'), 'secret');
});
afterEach(() => outside.remove());

describe('openFilesystemObjectStore', () => {
  it('keeps objects for the next process', async () => {
    const put = await store.put('audio/a.mp3', Buffer.from('sound'), MP3);
    const next = await open();
    expect(await next.stat('audio/a.mp3')).toEqual(put);
    expect((await read(next, 'audio/a.mp3'))?.toString()).toBe('sound');
  });

  it('serves a file that somebody put there by hand, its type by its name', async () => {
    await writeFile(join(folder, 'by-hand.wav'), 'sound');
    const info = await store.stat('by-hand.wav');
    expect(info).toMatchObject({ sizeBytes: 5, contentType: 'audio/wav' });
    expect(info?.etag).toMatch(/^"[^"]+"$/);
    expect(await store.stat('by-hand.wav')).toEqual(info);
  });

  it('does not follow a link in the place of a file', async () => {
    await symlink(join(outside.path, 'secret.mp3'), join(folder, 'link.mp3'));
    expect(await store.stat('link.mp3')).toBeNull();
    expect(await store.get('link.mp3')).toBeNull();
    expect(await store.delete('link.mp3')).toBe(false);
    await store.put('link.mp3', Buffer.from('mine'), MP3);
    expect(await readFile(join(outside.path, 'secret.mp3'), 'utf8')).toBe('secret');
    expect((await read(store, 'link.mp3'))?.toString()).toBe('mine');
  });

  it('does not follow a link in the place of a folder', async () => {
    await symlink(outside.path, join(folder, 'audio'));
    await expect(store.get('audio/secret.mp3')).rejects.toMatchObject(AWAY);
    await expect(store.put('audio/new.mp3', Buffer.from('x'), MP3)).rejects.toMatchObject(AWAY);
    await expect(store.delete('audio/secret.mp3')).rejects.toMatchObject(AWAY);
    expect((await readdir(outside.path)).sort()).toEqual(['files', 'secret.mp3']);
  });

  it('takes neither a folder nor a pipe for an object', async () => {
    await mkdir(join(folder, 'folder.mp3'));
    execFileSync('mkfifo', [join(folder, 'pipe.mp3')]);
    expect(await store.stat('folder.mp3')).toBeNull();
    expect(await store.get('pipe.mp3')).toBeNull();
    const refusal = { code: 'ERR_INVALID_OBJECT_KEY' };
    await expect(store.put('folder.mp3', Buffer.from('x'), MP3)).rejects.toMatchObject(refusal);
    await store.put('file', Buffer.from('x'), MP3);
    await expect(store.put('file/in', Buffer.from('x'), MP3)).rejects.toMatchObject(refusal);
  });

  it('leaves no part of a write that failed', async () => {
    const abort = new AbortController();
    abort.abort(new Error('left'));
    await expect(
      store.put('audio/a.mp3', Buffer.from('x'), { ...MP3, signal: abort.signal }),
    ).rejects.toThrow('left');
    expect(await readdir(join(folder, '.parts'))).toEqual([]);
  });

  it('removes what a process that was killed left behind, and nothing that is being written', async () => {
    const hourAgo = new Date(Date.now() - 3_600_000);
    const [old, young] = ['old.part', 'young.part'].map((name) => join(folder, '.parts', name));
    await writeFile(old ?? '', 'x');
    await writeFile(young ?? '', 'x');
    await utimes(old ?? '', hourAgo, hourAgo);
    await open();
    expect(await readdir(join(folder, '.parts'))).toEqual(['young.part']);
  });

  it('says that it is away, not that nothing is there, when its folder is gone [bug 21]', async () => {
    await store.put('audio/a.mp3', Buffer.from('x'), MP3);
    await rm(folder, { recursive: true });
    await expect(store.stat('audio/a.mp3')).rejects.toMatchObject(AWAY);
    await expect(store.get('audio/a.mp3')).rejects.toMatchObject(AWAY);
    await expect(store.delete('audio/a.mp3')).rejects.toMatchObject(AWAY);
    await expect(store.put('audio/b.mp3', Buffer.from('x'), MP3)).rejects.toMatchObject(AWAY);
    await expect(store.check(new AbortController().signal)).rejects.toMatchObject(AWAY);
    expect(existsSync(folder)).toBe(false);
  });

  it('cannot be opened where a file is in the way', async () => {
    folder = join(outside.path, 'secret.mp3');
    await expect(open()).rejects.toMatchObject(AWAY);
  });

  it('tells a reader when the file is cut off under it', async () => {
    await store.put('a', Buffer.alloc(1_000_000), MP3);
    const opened = await store.get('a');
    await writeFile(join(folder, 'a'), 'short');
    const reading = (async () => {
      for await (const chunk of opened?.body ?? []) {
        void chunk;
      }
    })();
    await expect(reading).rejects.toMatchObject(AWAY);
  });
});
