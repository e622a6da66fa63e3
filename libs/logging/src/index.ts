export { createAccessLog, type AccessLogOptions } from './access-log.ts';
export { createLogger, type LoggerOptions } from './create-logger.ts';
export { createPrettyStream } from './pretty.ts';
export { requestContext, type RequestContext } from './request-context.ts';
export { createRequestIdentities } from './request-identities.ts';
export { parseTrace, type TraceContext } from './trace-context.ts';
export { type Logger } from 'pino';
