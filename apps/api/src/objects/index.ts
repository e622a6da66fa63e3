export type {
  ByteRange,
  ObjectInfo,
  ObjectStore,
  OpenedObject,
  PutOptions,
} from './object-store.ts';
export { createFilesystemObjectStore } from './filesystem/filesystem-object-store.ts';
