import {
  createSessionSchema,
  messageReplySchema,
  sendMessageSchema,
  sessionCreatedSchema,
  sessionEndedSchema,
  sessionSchema,
  sessionVoiceSchema,
} from '../sessions.ts';
import {
  errors,
  idInPath,
  json,
  jsonRequest,
  operationsOf,
  UPSTREAM_STATUSES,
  type FeaturePaths,
} from './operations.ts';

const sessions = operationsOf('Patient sessions');
const sessionId = idInPath('session_id', 'Id of the session.');

/** The operations below `/api/patient`. */
export const SESSION_PATHS: FeaturePaths = {
  '/api/patient/session': {
    post: sessions('Begin a session with an agent', {
      operationId: 'createSession',
      requestBody: jsonRequest(createSessionSchema),
      responses: {
        200: json(sessionCreatedSchema, 'The session.'),
        ...errors(404, 413, 415, 422, ...UPSTREAM_STATUSES),
      },
    }),
  },
  '/api/patient/session/{session_id}': {
    get: sessions('Read a session and what was said in it', {
      operationId: 'getSession',
      requestParams: sessionId,
      responses: { 200: json(sessionSchema, 'The session.'), ...errors(404) },
    }),
  },
  '/api/patient/session/{session_id}/message': {
    post: sessions('Say something and get the answer of the agent', {
      operationId: 'sendMessage',
      requestParams: sessionId,
      requestBody: jsonRequest(sendMessageSchema),
      responses: {
        200: json(messageReplySchema, 'What the agent answered.'),
        ...errors(404, 409, 413, 415, 422, ...UPSTREAM_STATUSES),
      },
    }),
  },
  '/api/patient/session/{session_id}/voice': {
    post: sessions('Begin a talk by voice', {
      operationId: 'beginVoice',
      requestParams: sessionId,
      responses: {
        200: json(sessionVoiceSchema, 'Where a browser can talk to the agent.'),
        ...errors(404, 409, ...UPSTREAM_STATUSES),
      },
    }),
  },
  '/api/patient/session/{session_id}/voice/end': {
    post: sessions('Take what was said by voice over into the session', {
      operationId: 'endVoice',
      requestParams: sessionId,
      responses: {
        200: json(
          sessionSchema,
          'The session as it is now; while `voice_pending` is true, ask again in a moment.',
        ),
        ...errors(404, ...UPSTREAM_STATUSES),
      },
    }),
  },
  '/api/patient/session/{session_id}/end': {
    post: sessions('End a session and save its conversation', {
      operationId: 'endSession',
      requestParams: sessionId,
      responses: {
        200: json(sessionEndedSchema, 'Ended; a second time gives the same summary.'),
        ...errors(404),
      },
    }),
  },
};
