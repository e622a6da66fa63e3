import { describe, expect, it } from 'vitest';
import { createFakeApi, errorReply, type FakeUpload } from '../__fixtures__/fake-api.ts';
import { createApiClient, TIME_LIMITS } from './api-client.ts';
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

  describe('when it gets no further', () => {
    const { stallMs, replyMs } = TIME_LIMITS.upload;

    it('goes on for as long as there is progress', async () => {
      const { fake, upload, done } = startUpload();
      for (let step = 1; step <= 20; step += 1) {
        fake.clock.pass(stallMs - 1);
        upload.progress(step / 21);
      }
      upload.finish();
      await expect(done).resolves.toMatchObject({ disease_name: 'Gout' });
      expect(fake.clock.waiting()).toBe(0);
    });

    it.each([
      ['before the first byte', () => undefined],
      ['half-way', (upload: FakeUpload) => upload.progress(0.5)],
    ])('gives up when sending stands still %s', async (_when, begin) => {
      const { fake, upload, done } = startUpload();
      begin(upload);
      fake.clock.pass(stallMs - 1);
      expect(upload.aborted).toBe(false);
      fake.clock.pass(1);
      await expect(done).rejects.toMatchObject({ code: 'TIMEOUT', retryable: true });
      expect(upload.aborted).toBe(true);
      expect(fake.clock.waiting()).toBe(0);
    });

    it.each([
      ['all bytes are in the progress', (upload: FakeUpload) => upload.progress(1)],
      ['the browser says that all is sent', (upload: FakeUpload) => upload.sent()],
    ])('waits longer for the reply, once %s', async (_when, send) => {
      const { fake, upload, done } = startUpload();
      send(upload);
      fake.clock.pass(replyMs - 1);
      expect(upload.aborted).toBe(false);
      // Late news of the sending do not begin the wait anew.
      upload.progress(1);
      upload.sent();
      fake.clock.pass(1);
      await expect(done).rejects.toMatchObject({ code: 'TIMEOUT' });
      expect(upload.aborted).toBe(true);
    });

    it('leaves no timer behind when it is cancelled', async () => {
      const { fake, done, controller } = startUpload();
      controller.abort();
      await expect(done).rejects.toMatchObject({ code: 'CANCELLED' });
      expect(fake.clock.waiting()).toBe(0);
    });
  });

  it('gives the error of the API', async () => {
    const { upload, done } = startUpload();
    upload.answer(errorReply(422, 'UNREADABLE_FILE'));
    await expect(done).rejects.toMatchObject({ code: 'UNREADABLE_FILE', requestId: 'req-42' });
  });
});
