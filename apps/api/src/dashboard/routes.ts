import type { DashboardStats } from '@elevendops/contract';
import { Router } from 'express';
import { onlyMethods } from '../http/methods.ts';

/** The routes below `/api/dashboard`. */
export function createDashboardRoutes(read: () => Promise<DashboardStats>): Router {
  const router = Router();
  router
    .route('/stats')
    .get(async (_request, response) => {
      response.json(await read());
    })
    .all(onlyMethods('GET', 'HEAD'));
  return router;
}
