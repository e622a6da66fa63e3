export {
  openFilesystemObjectStore,
  type FilesystemObjectStoreOptions,
} from './filesystem/filesystem-object-store.ts';
export { InvalidObjectKeyError } from './invalid-object-key-error.ts';
export { assertObjectKey, isObjectKey } from './object-key.ts';
export type {
  ByteRange,
  ObjectInfo,
  ObjectStore,
  OpenedObject,
  PutOptions,
} from './object-store.ts';
