import {
  createDebugSessionSchema,
  debugHealthSchema,
  debugScriptSchema,
  debugSessionCreatedSchema,
  debugSessionEndedSchema,
  debugSessionListSchema,
  debugSessionSchema,
  debugTraceListQuerySchema,
  debugTraceListSchema,
  debugTraceSchema,
} from '../debug.ts';
import { pageQuerySchema } from '../paging.ts';
import {
  errors,
  idInPath,
  json,
  jsonRequest,
  operationsOf,
  type FeaturePaths,
} from './operations.ts';

const debug = operationsOf('Debug (absent in production)');
const sessionId = idInPath('session_id', 'Id of the session.');
const traceId = idInPath('trace_id', 'Id of the trace.');
const pages = { query: pageQuerySchema };

/** The operations below `/api/debug`. */
export const DEBUG_PATHS: FeaturePaths = {
  '/api/debug/health': {
    get: debug('Say whether traces can be sent', {
      operationId: 'getDebugHealth',
      responses: { 200: json(debugHealthSchema, 'As it is now.'), ...errors(404) },
    }),
  },
  '/api/debug/script-generation': {
    post: debug('Write a script and trace each step', {
      operationId: 'debugScriptGeneration',
      requestBody: jsonRequest(debugScriptSchema),
      responses: {
        200: json(debugTraceSchema, 'The run; a failed one says so in `execution_status`.'),
        ...errors(404, 413, 415, 422, 429),
      },
    }),
  },
  '/api/debug/traces': {
    get: debug('List runs, newest first', {
      operationId: 'listDebugTraces',
      requestParams: { query: debugTraceListQuerySchema },
      responses: { 200: json(debugTraceListSchema, 'One page.'), ...errors(404, 422) },
    }),
  },
  '/api/debug/traces/{trace_id}': {
    get: debug('Read a run', {
      operationId: 'getDebugTrace',
      requestParams: traceId,
      responses: { 200: json(debugTraceSchema, 'The run.'), ...errors(404) },
    }),
  },
  '/api/debug/sessions': {
    get: debug('List sessions, newest first', {
      operationId: 'listDebugSessions',
      requestParams: pages,
      responses: { 200: json(debugSessionListSchema, 'One page.'), ...errors(404, 422) },
    }),
    post: debug('Begin a session', {
      operationId: 'createDebugSession',
      requestBody: jsonRequest(createDebugSessionSchema),
      responses: { 200: json(debugSessionCreatedSchema, 'Begun.'), ...errors(404, 413, 415, 422) },
    }),
  },
  '/api/debug/sessions/{session_id}': {
    get: debug('Read a session', {
      operationId: 'getDebugSession',
      requestParams: sessionId,
      responses: { 200: json(debugSessionSchema, 'The session.'), ...errors(404) },
    }),
  },
  '/api/debug/sessions/{session_id}/end': {
    post: debug('End a session; ending it again changes nothing', {
      operationId: 'endDebugSession',
      requestParams: sessionId,
      responses: { 200: json(debugSessionEndedSchema, 'Ended.'), ...errors(404) },
    }),
  },
};
