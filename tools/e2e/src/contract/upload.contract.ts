import { knowledgeDocumentSchema } from '@elevendops/contract';
import { describe, expect, it } from 'vitest';
import { expectInvalid, expectRefusal, type Reply } from './api-caller.ts';
import { uniqueName, type ContractContext } from './contract-context.ts';
import { expectBody } from './expect-body.ts';

/** Documents from files, which the reference's client reads itself: `/api/knowledge/upload`. */
export function describeUpload({ api }: ContractContext): void {
  const upload = (name: string, text: string, fields: Record<string, string> = {}) => {
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) {
      form.append(field, value);
    }
    form.append('file', new File([text], name));
    return api.call('POST', '/api/knowledge/upload', { form });
  };

  describe('POST /api/knowledge/upload', () => {
    it('makes a document of a file, named after it or as one likes', async () => {
      const name = uniqueName('eye ');
      const created = (reply: Reply) =>
        expectBody(reply, { status: 201, ours: knowledgeDocumentSchema, reference: 'document' });
      const text = '# Care\n每天三次。';
      expect(created(await upload(`${name}.md`, text))).toMatchObject({
        disease_name: name,
        raw_content: text,
        structured_sections: { Care: '每天三次。' },
        tags: ['faq'],
      });
      const fields = { disease_name: '白內障', tags: 'faq,diagnosis', doctor_id: 'dr_1' };
      expect(created(await upload('any.txt', 'Rest.', fields))).toMatchObject({
        disease_name: '白內障',
        tags: ['faq', 'diagnosis'],
        doctor_id: 'dr_1',
      });
    });

    it('refuses what is no document, is damaged or is not there', async () => {
      expectRefusal(await upload('virus.exe', 'MZ'), 415, 'UNSUPPORTED_MEDIA_TYPE');
      expectRefusal(await upload('broken.pdf', '%PDF-1.7 no more'), 422, 'UNREADABLE_FILE');
      expectRefusal(await upload('empty.md', ''), 422, 'UNREADABLE_FILE');
      const nothing = await api.call('POST', '/api/knowledge/upload', { form: new FormData() });
      expectInvalid(nothing, ['body', 'file'], 'missing');
      const json = await api.post('/api/knowledge/upload', {});
      expectRefusal(json, 415, 'UNSUPPORTED_MEDIA_TYPE');
    });
  });
}
