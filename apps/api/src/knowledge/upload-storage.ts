import type { Request } from 'express';
import type { StorageEngine } from 'multer';
import { HttpError } from '../errors/index.ts';

/**
 * Keeps uploaded files in memory, and counts what has arrived of all of them: beyond the budget an upload
 * is told to come back. A client that sends slowly, or nothing, takes only what it sent.
 */
export function createUploadStorage({
  budgetBytes,
}: {
  readonly budgetBytes: number;
}): StorageEngine {
  let heldBytes = 0;
  return {
    _handleFile(request: Request, file, done) {
      const chunks: Buffer[] = [];
      let size = 0;
      let refused = false;
      request.res?.once('close', () => {
        heldBytes -= size;
        size = 0;
      });
      file.stream.on('data', (chunk: Buffer) => {
        if (refused || request.res?.closed === true) {
          return;
        }
        if (heldBytes + chunk.length > budgetBytes) {
          refused = true;
          done(busy());
          return;
        }
        heldBytes += chunk.length;
        size += chunk.length;
        chunks.push(chunk);
      });
      file.stream.once('error', done);
      file.stream.once('end', () => {
        if (!refused) {
          done(null, { buffer: Buffer.concat(chunks), size });
        }
      });
    },
    _removeFile(_request, _file, done) {
      done(null);
    },
  };
}

function busy(): HttpError {
  return new HttpError('Too many uploads at the moment. Try again in a moment.', {
    status: 503,
    errorCode: 'BUSY',
    retryable: true,
    headers: { 'Retry-After': '5' },
  });
}
