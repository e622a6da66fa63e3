export { createErrorHandler, toEnvelope, unknownRoute } from './error-handler.ts';
export {
  HttpError,
  invalidRequest,
  notFound,
  payloadTooLarge,
  unsupportedMediaType,
} from './http-error.ts';
export { toHttpError } from './to-http-error.ts';
export { validationIssues, type RequestPart } from './validation-issues.ts';
