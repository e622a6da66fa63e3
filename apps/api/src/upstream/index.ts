export { startDeadline, type Deadline, type Sleep } from './deadline.ts';
export { failureMessage } from './failure-message.ts';
export { createUpstreamClient, type UpstreamClientOptions } from './http-client.ts';
export type { InterpretRefusal, Refusal } from './open-reply.ts';
export type { UpstreamClient, UpstreamRequest } from './upstream-client.ts';
export {
  UpstreamError,
  type UpstreamErrorOptions,
  type UpstreamFailure,
  type UpstreamService,
} from './upstream-error.ts';
