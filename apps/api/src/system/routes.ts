import type { SystemReport } from '@elevendops/contract';
import { Router } from 'express';
import { onlyMethods } from '../http/methods.ts';

/** The routes below `/api/system`. */
export function createSystemRoutes(read: () => Promise<SystemReport>): Router {
  const router = Router();
  router
    .route('/')
    .get(async (_request, response) => {
      response.json(await read());
    })
    .all(onlyMethods('GET', 'HEAD'));
  return router;
}
