import { createLogger } from '@elevendops/logging';
import {
  startServer,
  temporaryFolder,
  type TemporaryFolder,
  type TestServer,
} from '@elevendops/testing';
import express from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createErrorHandler, unknownRoute } from '../errors/index.ts';
import { createRequestIdentity } from '../http/request-identity.ts';
import { openFilesystemObjectStore, type ObjectStore } from '../objects/index.ts';
import { createOfflinePreviews } from './offline/index.ts';
import { voiceError } from './offline/voice-errors.ts';
import { createPreviewRoutes, previewUrl, PREVIEWS_PATH } from './preview-routes.ts';
import type { SpeechRequest } from './speech.ts';

let folder: TemporaryFolder;
let objects: ObjectStore;
let server: TestServer;
let spoken: SpeechRequest[];
let isAway: boolean;

beforeEach(async () => {
  folder = await temporaryFolder();
  objects = await openFilesystemObjectStore({ folder: folder.path, now: () => new Date() });
  [spoken, isAway] = [[], false];
  const identity = createRequestIdentity(() => 'id');
  const logger = createLogger({
    service: 'api',
    version: '1',
    revision: 'r',
    destination: { write: () => undefined },
  });
  const speech = {
    maxCharacters: 1000,
    synthesize(request: SpeechRequest) {
      spoken.push(request);
      return isAway
        ? Promise.reject(voiceError('not-installed'))
        : Promise.resolve(Buffer.from(`mp3 of ${request.voiceId}`));
    },
  };
  const app = express();
  const limit: express.RequestHandler = (_request, _response, next) => {
    next();
  };
  app.use(
    PREVIEWS_PATH,
    createPreviewRoutes({ previews: createOfflinePreviews(speech), objects, limit }),
  );
  app.use(unknownRoute);
  app.use(createErrorHandler(logger, identity.contextOf));
  server = await startServer(app);
});
afterEach(async () => {
  await server.close();
  await objects.close();
  await folder.remove();
});

const hear = (voiceId: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${previewUrl(voiceId)}`, { headers });

describe('createPreviewRoutes', () => {
  it('speaks a voice once, in its language, however many ask', async () => {
    const replies = await Promise.all([1, 2, 3].map(() => hear('offline-zh-2')));
    for (const reply of replies) {
      expect(reply.status).toBe(200);
      expect(reply.headers.get('content-type')).toBe('audio/mpeg');
      expect(await reply.text()).toBe('mp3 of offline-zh-2');
    }
    expect((await hear('offline-zh-2')).status).toBe(200);
    expect(spoken).toEqual([
      { voiceId: 'offline-zh-2', text: expect.stringMatching(/^您好/) as string },
    ]);
  });

  it('lets a player jump', async () => {
    const part = await hear('offline-en-1', { Range: 'bytes=0-2' });
    expect(part.status).toBe(206);
    expect(await part.text()).toBe('mp3');
  });

  it.each(['UgBBYS2sOqTuMpoF3BR0', '../../secret', 'offline-tlh-1', ' '])(
    'knows no voice "%s"',
    async (voiceId) => {
      expect((await hear(voiceId)).status).toBe(404);
      expect(spoken).toEqual([]);
    },
  );

  it('says why there is none, and makes it when the voice is back', async () => {
    isAway = true;
    const reply = await hear('offline-en-1');
    expect(reply.status).toBe(503);
    expect(await reply.json()).toMatchObject({ error_code: 'UPSTREAM_NOT_INSTALLED' });
    isAway = false;
    expect((await hear('offline-en-1')).status).toBe(200);
  });

  it('allows nothing but to listen', async () => {
    const reply = await fetch(`${server.url}${previewUrl('offline-en-1')}`, { method: 'DELETE' });
    expect(reply.status).toBe(405);
  });
});
