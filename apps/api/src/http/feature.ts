import type { Router } from 'express';

/** The routes of one feature, and where they are. */
export interface Feature {
  /** Such as `/api/agent`. */
  readonly path: string;
  readonly router: Router;
}
