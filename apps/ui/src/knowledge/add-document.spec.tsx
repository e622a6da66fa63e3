import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createFakeApi, errorReply } from '../__fixtures__/fake-api.ts';
import { renderClient } from '../__fixtures__/render-client.tsx';

const leaflet = new File(['# Gout\n\nDrink water.'], 'gout_leaflet.md', { type: 'text/markdown' });

async function openForm() {
  const api = createFakeApi();
  const client = await renderClient(api, '/knowledge/new');
  await screen.findByRole('dialog', { name: 'Add a document' });
  return { api, ...client };
}

describe('adding a document', () => {
  it('uploads a file under the name that it suggests, with progress', async () => {
    const { api, user } = await openForm();
    await user.upload(screen.getByLabelText('Choose a file'), leaflet);
    const name = await screen.findByRole('textbox', { name: 'Name' });
    await waitFor(() => {
      expect((name as HTMLInputElement).value).toBe('gout leaflet');
    });
    expect(screen.getByText('20 of 300,000 characters')).toBeDefined();
    await user.click(screen.getByRole('checkbox', { name: 'Medication' }));
    await user.type(screen.getByRole('textbox', { name: 'Own tags' }), 'Day Surgery, eye{Enter}');
    await user.click(screen.getByRole('button', { name: 'Upload and sync' }));

    const [upload] = api.uploads;
    expect(upload?.form.get('disease_name')).toBe('gout leaflet');
    expect(upload?.form.getAll('tags')).toEqual(['faq', 'medication', 'day_surgery', 'eye']);
    act(() => {
      upload?.progress(0.4);
    });
    const bar = screen.getByRole('progressbar', { name: 'Uploading gout_leaflet.md' });
    expect(bar.getAttribute('aria-valuenow')).toBe('40');
    act(() => {
      upload?.progress(1);
    });
    expect(screen.getByText('Reading the text of gout_leaflet.md')).toBeDefined();
    act(() => {
      upload?.finish();
    });
    expect(await screen.findByRole('row', { name: /gout leaflet/u })).toBeDefined();
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
  });

  it('can cancel an upload and keeps what was entered', async () => {
    const { api, user } = await openForm();
    await user.upload(screen.getByLabelText('Choose a file'), leaflet);
    await screen.findByText('gout_leaflet.md');
    await user.click(screen.getByRole('button', { name: 'Upload and sync' }));
    await user.click(screen.getByRole('button', { name: 'Cancel upload' }));
    expect(api.uploads[0]?.aborted).toBe(true);
    expect(await screen.findByText('The upload was cancelled. Nothing was saved.')).toBeDefined();
    expect(screen.getByText('gout_leaflet.md')).toBeDefined();
  });

  it('takes a file that is dropped anywhere', async () => {
    const api = createFakeApi();
    await renderClient(api, '/knowledge');
    await screen.findByRole('heading', { name: 'No documents yet' });
    const dataTransfer = { types: ['Files'], files: [leaflet] };
    fireEvent.dragOver(window, { dataTransfer });
    expect(await screen.findByText('Drop the file to add it')).toBeDefined();
    fireEvent.drop(window, { dataTransfer });
    const form = await screen.findByRole('dialog', { name: 'Add a document' });
    expect(await within(form).findByText('gout_leaflet.md')).toBeDefined();
  });

  it('marks a file that the server cannot read', async () => {
    const { api, user } = await openForm();
    await user.upload(screen.getByLabelText('Choose a file'), leaflet);
    await screen.findByText('gout_leaflet.md');
    await user.click(screen.getByRole('button', { name: 'Upload and sync' }));
    act(() => {
      api.uploads[0]?.answer(errorReply(422, 'UNREADABLE_FILE'));
    });
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('The file cannot be read');
    expect(alert.textContent).toContain('req-42');
  });

  it('refuses a file of another kind before it is sent', async () => {
    const { api, user } = await openForm();
    const picture = new File(['x'], 'photo.png', { type: 'image/png' });
    fireEvent.change(screen.getByLabelText('Choose a file'), { target: { files: [picture] } });
    await screen.findByText('photo.png');
    await user.click(screen.getByRole('button', { name: 'Upload and sync' }));
    expect(screen.getByText('Only .md, .txt, .pdf and .docx files can be read.')).toBeDefined();
    expect(api.uploads).toHaveLength(0);
  });

  it('saves pasted text', async () => {
    const { api, user } = await openForm();
    await user.click(screen.getByRole('radio', { name: 'Paste text' }));
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Gout');
    await user.type(screen.getByRole('textbox', { name: 'Text' }), 'Drink 💧.');
    expect(screen.getByText('8 of 300,000 characters')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Save and sync' }));
    expect(await screen.findByRole('row', { name: /Gout/u })).toBeDefined();
    expect(api.requests.find(({ method }) => method === 'POST')?.body).toEqual({
      disease_name: 'Gout',
      tags: ['faq'],
      raw_content: 'Drink 💧.',
    });
  });

  it('says in place what is missing, and goes there', async () => {
    const { api, user } = await openForm();
    await user.click(screen.getByRole('radio', { name: 'Paste text' }));
    await user.click(screen.getByRole('checkbox', { name: 'FAQ' }));
    await user.click(screen.getByRole('button', { name: 'Save and sync' }));
    expect(screen.getByText('Enter a name.')).toBeDefined();
    expect(screen.getByText('Pick or enter at least one tag.')).toBeDefined();
    expect(screen.getByText('Enter the text of the document.')).toBeDefined();
    const name = screen.getByRole('textbox', { name: 'Name' });
    expect(document.activeElement).toBe(name);
    expect(name.getAttribute('aria-invalid')).toBe('true');
    expect(api.requests.some(({ method }) => method === 'POST')).toBe(false);
  });

  it('asks before it throws away what was entered', async () => {
    const { user, router } = await openForm();
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Gout');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    const question = await screen.findByRole('dialog', { name: 'Discard what you entered?' });
    await user.click(within(question).getByRole('button', { name: 'Keep editing' }));
    expect(router.state.location.pathname).toBe('/knowledge/new');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await user.click(await screen.findByRole('button', { name: 'Discard' }));
    await waitFor(() => {
      expect(router.state.location.pathname).toBe('/knowledge');
    });
  });
});
