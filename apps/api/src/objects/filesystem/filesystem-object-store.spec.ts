import { temporaryFolder } from '@elevendops/testing';
import { describeObjectStore } from '../object-store.contract.ts';
import { openFilesystemObjectStore } from './filesystem-object-store.ts';

describeObjectStore('FilesystemObjectStore', async () => {
  const folder = await temporaryFolder();
  const store = await openFilesystemObjectStore({ folder: folder.path, now: () => new Date() });
  return { store, cleanup: () => folder.remove() };
});
