import type { Settings } from '@elevendops/config';
import type { Logger } from '@elevendops/logging';
import type { RequestHandler } from 'express';
import type { DocumentStore } from '../documents/index.ts';
import type { Feature } from '../http/feature.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import type { ObjectStore } from '../objects/index.ts';

/** What every feature is made with: settings, stores, and the effects that features do not touch themselves. */
export interface ApiParts {
  readonly settings: Settings;
  readonly logger: Logger;
  readonly documents: DocumentStore;
  readonly objects: ObjectStore;
  readonly now: () => Date;
  readonly monotonicMs: () => number;
  /** Makes a UUID. */
  readonly createId: () => string;
  /** Ends early, without an error, when the signal aborts. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly limits: RateLimits;
  /** Refuses deletions where they are switched off. */
  readonly guardDeletion: RequestHandler;
}

/** A feature that was put together. */
export interface ComposedFeature {
  readonly features: readonly Feature[];
  /** Begins background work. */
  readonly start?: () => void;
  /** Ends background work. Features are released in the reverse order of their making. */
  readonly release?: () => Promise<void>;
}
