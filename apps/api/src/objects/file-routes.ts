import { Router } from 'express';
import { notFound } from '../errors/index.ts';
import { onlyMethods } from '../http/methods.ts';
import { sendObject } from '../http/send-object.ts';
import { isObjectKey } from './object-key.ts';
import type { ObjectStore } from './object-store.ts';

/** Objects can be replaced, so a browser asks each time whether its copy is still right. */
const CACHE_CONTROL = 'private, no-cache';

/**
 * The routes below `/api/storage/files`, for stores whose objects have no URL of their own: GET and HEAD
 * of any object by its key.
 */
export function createStoredFileRoutes(objects: ObjectStore): Router {
  const router = Router();
  router
    .route('/*key')
    .get(async (request, response) => {
      const parts: unknown = request.params['key'];
      const key = Array.isArray(parts) ? parts.join('/') : '';
      const unknown = () => notFound('File');
      if (!isObjectKey(key)) {
        throw unknown();
      }
      await sendObject(request, response, { objects, key, unknown, cacheControl: CACHE_CONTROL });
    })
    .all(onlyMethods('GET', 'HEAD'));
  return router;
}
