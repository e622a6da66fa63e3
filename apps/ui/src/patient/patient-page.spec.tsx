import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ADDRESS, answer, createClinic, line } from '../__fixtures__/clinic.ts';
import { errorReply } from '../__fixtures__/fake-api.ts';
import { renderClient } from '../__fixtures__/render-client.tsx';

async function ask(user: Awaited<ReturnType<typeof renderClient>>['user'], text: string) {
  await user.type(await screen.findByRole('textbox', { name: 'Your question' }), text);
  await user.click(screen.getByRole('button', { name: 'Send' }));
}

describe('where a patient starts', () => {
  it('checks the number, fills in a sample, and greets', async () => {
    const { api } = createClinic();
    const { user, router } = await renderClient(api, '/patient');
    const number = await screen.findByRole('textbox', { name: 'Your patient number' });
    await user.type(number, 'A-1');
    await user.click(screen.getByRole('button', { name: 'Start' }));
    expect(await screen.findByText(/only letters and digits/u)).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Use a sample number' }));
    await user.click(screen.getByRole('button', { name: 'Start' }));
    expect(await screen.findByText('Hello, I am here.')).toBeDefined();
    expect(router.state.location.pathname).toBe(ADDRESS);
    const sent = api.requests.find(({ path }) => path === '/api/patient/session')?.body;
    expect(sent).toMatchObject({ patient_id: 'A123456789' });
  });

  it('says so when the agent of the link is gone', async () => {
    await renderClient(createClinic().api, '/patient?agent=gone');
    expect(await screen.findByText(/The agent of this link is no longer there/u)).toBeDefined();
  });
});

describe('a conversation', () => {
  it('[bug 33] shows what was said before a reload, as text', async () => {
    const messages = [line('patient', '<b>Hi</b>'), line('agent', '**Hello**', 1)];
    await renderClient(createClinic({ messages }).api, ADDRESS);
    const log = await screen.findByRole('log');
    expect(within(log).getByText('<b>Hi</b>')).toBeDefined();
    expect(within(log).getByText('**Hello**')).toBeDefined();
  });

  it('says in a sentence what went wrong, keeps the words and sends them again', async () => {
    const clinic = createClinic();
    clinic.onMessage = () => errorReply(502, 'UPSTREAM_ERROR');
    const { user } = await renderClient(clinic.api, ADDRESS);
    await ask(user, 'gout');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('The agent cannot answer right now.');
    expect(alert.textContent).toContain('req-42');
    clinic.onMessage = () => undefined;
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('About gout')).toBeDefined();
    expect(screen.getAllByText('gout')).toHaveLength(1);
  });

  it('gives the words back to be changed', async () => {
    const clinic = createClinic();
    clinic.onMessage = () => errorReply(422, 'VALIDATION_ERROR');
    const { user } = await renderClient(clinic.api, ADDRESS);
    await ask(user, 'gout');
    await user.click(await screen.findByRole('button', { name: 'Change it' }));
    expect(screen.getByRole('textbox', { name: 'Your question' })).toHaveProperty('value', 'gout');
  });

  it('does not ask again what was answered while the connection was lost', async () => {
    const clinic = createClinic();
    clinic.onMessage = (text) => {
      answer(clinic.session, text);
      throw new TypeError('Failed to fetch');
    };
    const { user } = await renderClient(clinic.api, ADDRESS);
    await ask(user, 'gout');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('It is sent again by itself.');
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('About gout')).toBeDefined();
    await waitFor(() => {
      expect(screen.queryByRole('alert')).toBeNull();
    });
    expect(clinic.said()).toHaveLength(1);
    expect(screen.getAllByText('gout')).toHaveLength(1);
  });

  it('asks for text alone when answers are not to be read aloud', async () => {
    const clinic = createClinic();
    const { user } = await renderClient(clinic.api, ADDRESS);
    await user.click(await screen.findByRole('button', { name: 'Read answers aloud' }));
    await ask(user, 'gout');
    await screen.findByText('About gout');
    expect(clinic.said()).toEqual([{ message: 'gout', chat_mode: true }]);
  });

  it('can be printed and begun again when it is over', async () => {
    const messages = [line('patient', 'gout'), line('agent', 'Drink.', 65)];
    const clinic = createClinic({ messages });
    const { user, router } = await renderClient(clinic.api, ADDRESS);
    await user.click(await screen.findByRole('button', { name: 'End' }));
    await user.click(await screen.findByRole('button', { name: 'End it' }));
    expect(await screen.findByRole('heading', { name: 'Thank you' })).toBeDefined();
    expect(screen.getByText('1 minute 5 seconds')).toBeDefined();
    expect(screen.getByRole('button', { name: 'Print' })).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Start again' }));
    expect(router.state.location.pathname).toBe('/patient');
    expect(await screen.findByRole('textbox', { name: 'Your patient number' })).toHaveProperty(
      'value',
      'P1',
    );
  });
});
