import { describe, expect, it } from 'vitest';
import { createFakeApi, errorReply } from '../__fixtures__/fake-api.ts';
import { createApiClient } from './api-client.ts';
import { uploadKnowledge } from './knowledge-api.ts';

function startUpload() {
  const fake = createFakeApi();
  const controller = new AbortController();
  const shares: number[] = [];
  const done = uploadKnowledge(
    createApiClient(fake.transport),
    { disease_name: 'Gout', tags: ['faq', 'diet'], file: new File(['text'], '痛風.md') },
    { signal: controller.signal, onProgress: (share) => shares.push(share) },
  );
  const [upload] = fake.uploads;
  if (upload === undefined) {
    throw new Error('Nothing was sent');
  }
  return { fake, controller, shares, done, upload };
}

describe('uploadKnowledge', () => {
  it('sends name, tags and the file under its own name, and gives the new document', async () => {
    const { upload, done } = startUpload();
    expect([...upload.form.keys()]).toEqual(['disease_name', 'tags', 'tags', 'file']);
    expect((upload.form.get('file') as File).name).toBe('痛風.md');
    upload.finish();
    await expect(done).resolves.toMatchObject({ disease_name: 'Gout', tags: ['faq', 'diet'] });
  });

  it('reports progress', async () => {
    const { upload, done, shares } = startUpload();
    upload.progress(0.25);
    upload.progress(1);
    upload.finish();
    await done;
    expect(shares).toEqual([0.25, 1]);
  });

  it('stops when it is cancelled', async () => {
    const { upload, done, controller } = startUpload();
    controller.abort();
    await expect(done).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(upload.aborted).toBe(true);
  });

  it('gives the error of the API', async () => {
    const { upload, done } = startUpload();
    upload.answer(errorReply(422, 'UNREADABLE_FILE'));
    await expect(done).rejects.toMatchObject({ code: 'UNREADABLE_FILE', requestId: 'req-42' });
  });
});
