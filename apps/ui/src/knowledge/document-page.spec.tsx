import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createFakeApi, errorReply } from '../__fixtures__/fake-api.ts';
import { renderClient } from '../__fixtures__/render-client.tsx';

async function open(change: Parameters<ReturnType<typeof createFakeApi>['add']>[0], edit = false) {
  const api = createFakeApi();
  const document = api.add({ disease_name: 'Gout', ...change });
  const path = `/knowledge/${document.knowledge_id}${edit ? '/edit' : ''}`;
  const client = await renderClient(api, path);
  const dialog = await screen.findByRole('dialog', { name: edit ? 'Edit document' : 'Gout' });
  return { api, document, dialog, ...client };
}

describe('a document', () => {
  it('shows its text formatted, and as it is', async () => {
    // What the server makes of the headings is not the text.
    const { dialog, user } = await open({ structured_sections: { Other: 'Not this.' } });
    expect(await within(dialog).findByRole('heading', { name: 'Sugar' })).toBeDefined();
    expect(within(dialog).getByText('less').tagName).toBe('STRONG');
    expect(within(dialog).getByRole('tab', { selected: true }).textContent).toBe('Reading view');
    await user.click(within(dialog).getByRole('tab', { name: 'Original text' }));
    expect(within(dialog).getByRole('tabpanel', { name: 'Original text' }).textContent).toBe(
      '# Sugar\n\nEat **less** of it.',
    );
  });

  it('says that it no longer exists', async () => {
    await renderClient(createFakeApi(), '/knowledge/00000000-0000-4000-8000-00000000ffff');
    const dialog = await screen.findByRole('dialog');
    expect((await within(dialog).findByRole('alert')).textContent).toContain(
      'This no longer exists',
    );
  });

  it('shows why the sync failed and starts it again', async () => {
    const { api, dialog, document, user } = await open({
      sync_status: 'failed',
      sync_error_message: 'Service unavailable',
    });
    expect(within(dialog).getByRole('alert').textContent).toContain('Service unavailable');
    await user.click(within(dialog).getByRole('button', { name: 'Sync again' }));
    await waitFor(() => {
      expect(within(dialog).queryByText('Service unavailable')).toBeNull();
    });
    expect(api.documents.get(document.knowledge_id)?.sync_status).toBe('pending');
  });

  it('can be deleted, which closes it', async () => {
    const { api, dialog, router, user } = await open({});
    await user.click(within(dialog).getByRole('button', { name: 'Delete' }));
    await user.click(await screen.findByRole('button', { name: 'Delete document' }));
    expect(await screen.findByText('“Gout” is deleted.')).toBeDefined();
    expect(router.state.location.pathname).toBe('/knowledge');
    expect(api.documents.size).toBe(0);
  });
});

describe('editing a document', () => {
  it('sends only what has changed and shows the result', async () => {
    const { api, document, dialog, router, user } = await open({}, true);
    const name = await within(dialog).findByRole('textbox', { name: 'Name' });
    await user.clear(name);
    await user.type(name, 'Gout and diet');
    await user.click(within(dialog).getByRole('button', { name: 'Save changes' }));
    expect(await screen.findByRole('dialog', { name: 'Gout and diet' })).toBeDefined();
    expect(router.state.location.pathname).toBe(`/knowledge/${document.knowledge_id}`);
    expect(api.requests.find(({ method }) => method === 'PUT')?.body).toEqual({
      disease_name: 'Gout and diet',
    });
  });

  it('puts what the server refuses at the field, and keeps what was entered', async () => {
    const { api, dialog, user } = await open({}, true);
    const text = await within(dialog).findByRole('textbox', { name: 'Text' });
    await user.type(text, ' more');
    api.intercept = ({ method }) =>
      method === 'PUT'
        ? errorReply(422, 'VALIDATION_ERROR', [
            { type: 'string_too_long', loc: ['body', 'raw_content'], msg: 'too long' },
          ])
        : undefined;
    await user.click(within(dialog).getByRole('button', { name: 'Save changes' }));
    expect(await within(dialog).findByText('Use at most 300,000 characters.')).toBeDefined();
    expect(document.activeElement).toBe(text);
    expect((text as HTMLTextAreaElement).value).toContain(' more');
    expect(within(dialog).queryByRole('alert')).toBeNull();
  });

  it('explains an error that belongs to no field', async () => {
    const { api, dialog, user } = await open({}, true);
    await user.type(await within(dialog).findByRole('textbox', { name: 'Name' }), '!');
    api.intercept = ({ method }) => (method === 'PUT' ? errorReply(409, 'CONFLICT') : undefined);
    await user.click(within(dialog).getByRole('button', { name: 'Save changes' }));
    expect((await within(dialog).findByRole('alert')).textContent).toContain(
      'Somebody else changed it at the same time',
    );
  });

  it('passes on what a newer server says about an error that this page does not know', async () => {
    const { api, dialog, user } = await open({}, true);
    await user.type(await within(dialog).findByRole('textbox', { name: 'Name' }), '!');
    const body = {
      detail: 'The ward of $t(app.tagline) is closed.',
      error_code: 'WARD_CLOSED',
      retryable: false,
      request_id: 'req-77',
    };
    api.intercept = ({ method }) => (method === 'PUT' ? { status: 409, body } : undefined);
    await user.click(within(dialog).getByRole('button', { name: 'Save changes' }));
    const alert = await within(dialog).findByRole('alert');
    expect(alert.textContent).toContain('The server could not do this');
    expect(alert.textContent).toContain('The ward of $t(app.tagline) is closed.');
    expect(alert.textContent).toContain('req-77');
  });

  it('sends nothing when nothing has changed', async () => {
    const { api, dialog, router, document, user } = await open({}, true);
    await user.click(await within(dialog).findByRole('button', { name: 'Save changes' }));
    await waitFor(() => {
      expect(router.state.location.pathname).toBe(`/knowledge/${document.knowledge_id}`);
    });
    expect(api.requests.some(({ method }) => method === 'PUT')).toBe(false);
  });

  it('is followed for a moment after it, since the reply is from before the sync', async () => {
    const { api, document, dialog, user } = await open({}, true);
    await user.type(await within(dialog).findByRole('textbox', { name: 'Name' }), '!');
    const reads = api.listReads();
    await user.click(within(dialog).getByRole('button', { name: 'Save changes' }));
    const row = await screen.findByRole('row', { name: /Gout!/u });
    await waitFor(() => {
      expect(row.textContent).toContain('Waiting');
    });
    api.change(document.knowledge_id, { sync_status: 'completed' });
    await waitFor(
      () => {
        expect(row.textContent).toContain('Synced');
      },
      { timeout: 4_000 },
    );
    expect(api.listReads()).toBeGreaterThan(reads + 1);
  });
});
