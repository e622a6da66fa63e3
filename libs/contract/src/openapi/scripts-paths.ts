import { generateScriptSchema, generatedScriptSchema, scriptEventSchema } from '../scripts.ts';
import { errors, json, jsonRequest, operationsOf, type FeaturePaths } from './operations.ts';

const scripts = operationsOf('Scripts');

/** The operations that write scripts. */
export const SCRIPTS_PATHS: FeaturePaths = {
  '/api/audio/generate-script': {
    post: scripts('Write a script from a document', {
      operationId: 'generateScript',
      requestBody: jsonRequest(generateScriptSchema),
      responses: {
        200: json(
          generatedScriptSchema,
          'The script. When the model failed, `generation_error` says why and the script repeats the document.',
        ),
        ...errors(404, 413, 415, 422, 429),
      },
    }),
  },
  '/api/audio/generate-script-stream': {
    post: scripts('Write a script and send it as it is written', {
      operationId: 'streamScript',
      requestBody: jsonRequest(generateScriptSchema),
      responses: {
        200: {
          description:
            'Events without names; the data of each is one of these. Comments in between keep the connection.',
          content: { 'text/event-stream': { schema: scriptEventSchema } },
        },
        ...errors(404, 413, 415, 422, 429),
      },
    }),
  },
};
