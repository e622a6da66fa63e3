import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UpstreamError } from '../upstream/upstream-error.ts';
import { never } from './__fixtures__/fake-platform.ts';
import { sessionBench, type SessionBench } from './__fixtures__/session-bench.ts';
import { SessionBusyError, SessionEndedError } from './session-errors.ts';

let bench: SessionBench;
beforeEach(async () => {
  bench = await sessionBench();
});
afterEach(() => bench.close());

const text = (message: string) => ({ message, chat_mode: true });

async function start(): Promise<string> {
  const { service } = bench.instance();
  const session = await service.start({ patient_id: 'P1', agent_id: bench.agentId });
  return session.session_id;
}

async function transcript(id: string): Promise<string[]> {
  return (await bench.repository.messages(id)).map(({ role, content }) => `${role}: ${content}`);
}

describe('a session over several instances', () => {
  it('goes on at any instance, which learns what was said before', async () => {
    const [one, other] = [bench.instance(), bench.instance()];
    const id = await start();
    await one.service.say(id, text('first'));
    await one.service.say(id, text('second'));
    await other.service.say(id, text('third'));
    await one.service.say(id, text('fourth'));
    expect(bench.platform.opened.map(({ history }) => history.length)).toEqual([0, 4, 6]);
    expect(bench.platform.opened[1]).toMatchObject({
      platformId: 'platform-agent',
      language: 'zh-TW',
      textOnly: true,
      history: [
        { role: 'patient', content: 'first' },
        { role: 'agent', content: 'You said: first' },
        { role: 'patient', content: 'second' },
        { role: 'agent', content: 'You said: second' },
      ],
    });
    expect(await transcript(id)).toHaveLength(8);
  });

  it('keeps each answer next to its message when instances get messages at once', async () => {
    const instances = [bench.instance(), bench.instance(), bench.instance()];
    const id = await start();
    await Promise.all(
      instances.flatMap(({ service }, instance) =>
        [1, 2].map((number) => service.say(id, text(`${String(instance)}.${String(number)}`))),
      ),
    );
    const lines = await transcript(id);
    expect(lines).toHaveLength(12);
    for (let place = 0; place < lines.length; place += 2) {
      expect(lines[place + 1]).toBe(lines[place]?.replace('patient: ', 'agent: You said: '));
    }
  });

  it('lets a message wait no longer than it may while another instance has the turn', async () => {
    const [one, other] = [bench.instance(), bench.instance({ turnWaitMs: 300 })];
    const id = await start();
    const gate = Promise.withResolvers<{ text: string; audio: null }>();
    bench.platform.onSay = () => gate.promise;
    const slow = one.service.say(id, text('slow'));
    await expect.poll(() => bench.platform.said).toEqual(['slow']);
    await expect(other.service.say(id, text('hasty'))).rejects.toThrow(SessionBusyError);
    gate.resolve({ text: 'done', audio: null });
    await slow;
    expect(await transcript(id)).toEqual(['patient: slow', 'agent: done']);
  });

  it('takes the turn of an instance that died, once its time is over', async () => {
    const [dead, alive] = [bench.instance(), bench.instance()];
    const id = await start();
    bench.platform.onSay = () => new Promise(() => undefined);
    void dead.service.say(id, text('lost')).catch(() => undefined);
    await expect.poll(() => bench.platform.said).toEqual(['lost']);
    bench.advance(61_000);
    bench.platform.onSay = () => Promise.resolve({ text: 'here', audio: null });
    await alive.service.say(id, text('found'));
    expect(await transcript(id)).toEqual(['patient: lost', 'patient: found', 'agent: here']);
  });

  it('[bug 6] lets sessions wait for their own answers only', async () => {
    const { service } = bench.instance();
    const [slow, quick] = [await start(), await start()];
    const gate = Promise.withResolvers<{ text: string; audio: null }>();
    bench.platform.onSay = (message) =>
      message === 'slow' ? gate.promise : Promise.resolve({ text: 'quick', audio: null });
    const waiting = service.say(slow, text('slow'));
    await expect.poll(() => bench.platform.said).toEqual(['slow']);
    expect(await service.say(quick, text('now'))).toMatchObject({ response_text: 'quick' });
    gate.resolve({ text: 'at last', audio: null });
    expect(await waiting).toMatchObject({ response_text: 'at last' });
  });
});

describe('a session whose platform fails', () => {
  const failure = new UpstreamError('ElevenLabs cannot be reached.', {
    service: 'ElevenLabs',
    failure: 'unreachable',
  });

  it('tells the failure, keeps the message, and takes the same words again as the same message', async () => {
    const { service } = bench.instance();
    const id = await start();
    bench.platform.onSay = () => Promise.reject(failure);
    await expect(service.say(id, text('hello?'))).rejects.toBe(failure);
    expect((await service.get(id)).messages).toMatchObject([
      { role: 'patient', content: 'hello?', failed: true },
    ]);
    bench.platform.onSay = () => Promise.resolve({ text: 'hi', audio: null });
    await service.say(id, text('hello?'));
    expect((await service.get(id)).messages).toMatchObject([
      { role: 'patient', content: 'hello?', failed: false },
      { role: 'agent', content: 'hi', failed: false },
    ]);
  });

  it('counts a question that got no answer as unanswered', async () => {
    const { service } = bench.instance();
    const id = await start();
    bench.platform.onSay = () => Promise.reject(failure);
    await service.say(id, text('May I swim?')).catch(() => undefined);
    bench.platform.onSay = () => Promise.resolve({ text: 'Hello.', audio: null });
    await service.say(id, text('Hello'));
    await service.end(id);
    expect(bench.saved).toMatchObject([
      { answered_count: 0, unanswered_count: 1, requires_attention: true, total_messages: 3 },
    ]);
  });

  it('says in time that there was no answer in time', async () => {
    const { service } = bench.instance({ answerMs: 50 });
    const id = await start();
    bench.platform.onSay = (_message, signal) => never(signal);
    await expect(service.say(id, text('hello'))).rejects.toMatchObject({ failure: 'timeout' });
  });

  it('lets nobody wait for an answer while the instance stops; another instance takes the words again', async () => {
    const stopping = new AbortController();
    const [one, other] = [bench.instance({ stopping: stopping.signal }), bench.instance()];
    const id = await start();
    bench.platform.onSay = (_message, signal) => never(signal);
    const answer = one.service.say(id, text('hello')).catch((error: unknown) => error);
    await expect.poll(() => bench.platform.said).toEqual(['hello']);
    const reason = new Error('stopping');
    stopping.abort(reason);
    expect(await answer).toBe(reason);
    bench.platform.onSay = () => Promise.resolve({ text: 'hi', audio: null });
    await other.service.say(id, text('hello'));
    expect(await transcript(id)).toEqual(['patient: hello', 'agent: hi']);
  });

  it('opens a connection again that the platform has closed, without an error', async () => {
    const { service } = bench.instance();
    const id = await start();
    await service.say(id, text('one'));
    bench.platform.dropAll();
    expect(await service.say(id, text('two'))).toMatchObject({ response_text: 'You said: two' });
    bench.platform.onSay = (message) => {
      if (bench.platform.opened.length === 2) {
        bench.platform.dropAll();
        return Promise.reject(failure);
      }
      return Promise.resolve({ text: `again ${message}`, audio: null });
    };
    expect(await service.say(id, text('three'))).toMatchObject({ response_text: 'again three' });
    expect(bench.platform.opened[2]?.history).toHaveLength(4);
  });
});

describe('the end of a session', () => {
  it('calls off the answer that is waited for', async () => {
    const [one, other] = [bench.instance(), bench.instance()];
    for (const ending of [one, other]) {
      const id = await start();
      const gate = Promise.withResolvers<undefined>();
      bench.platform.onSay = async (message, signal) => {
        await Promise.race([never(signal), gate.promise]);
        return { text: `late ${message}`, audio: null };
      };
      const said = bench.platform.said.length;
      const answer = one.service.say(id, text('May I?')).catch((error: unknown) => error);
      await expect.poll(() => bench.platform.said.length).toBe(said + 1);
      await ending.service.end(id);
      gate.resolve(undefined);
      expect(await answer).toBeInstanceOf(SessionEndedError);
      expect(await transcript(id)).toEqual(['patient: May I?']);
    }
    expect(bench.saved.map(({ unanswered_count: open }) => open)).toEqual([1, 1]);
  });

  it('is made up for when the conversation could not be saved at once', async () => {
    const { service } = bench.instance();
    const id = await start();
    await service.say(id, text('May I swim?'));
    bench.failNextSave();
    await expect(service.end(id)).rejects.toThrow('store away');
    expect(bench.saved).toEqual([]);
    await bench.sweep();
    expect(bench.saved).toMatchObject([{ conversation_id: id, answered_count: 1 }]);
    await service.end(id);
    expect(bench.saved).toHaveLength(1);
  });

  it('comes by itself after half an hour without a word, and not before', async () => {
    const { service } = bench.instance();
    const [left, busy] = [await start(), await start()];
    await service.say(left, text('May I swim?'));
    bench.advance(20 * 60_000);
    await service.say(busy, text('May I walk?'));
    bench.advance(11 * 60_000);
    await bench.sweep();
    expect(bench.saved.map(({ conversation_id }) => conversation_id)).toEqual([left]);
    await expect(service.say(left, text('hello?'))).rejects.toThrow(SessionEndedError);
    await service.say(busy, text('still here'));
  });

  it('goes on with other sessions when one cannot be saved', async () => {
    const { service } = bench.instance();
    for (const id of [await start(), await start()]) {
      await service.say(id, text('May I swim?'));
    }
    bench.advance(31 * 60_000);
    bench.failNextSave();
    await bench.sweep();
    expect(bench.saved).toHaveLength(1);
    bench.advance(2 * 60_000);
    await bench.sweep();
    expect(new Set(bench.saved.map(({ conversation_id }) => conversation_id)).size).toBe(2);
  });
});

describe('spoken replies', () => {
  it('come with their sound, which the doctor hears too', async () => {
    const { service } = bench.instance();
    const id = await start();
    const bytes = new Uint8Array([1, 2, 3, 250]);
    bench.platform.onSay = () =>
      Promise.resolve({ text: 'Yes.', audio: { bytes, contentType: 'audio/wav' } });
    const sound = Buffer.from(bytes).toString('base64');
    const reply = await service.say(id, { message: 'May I swim?', chat_mode: false });
    expect(reply).toMatchObject({ response_text: 'Yes.', audio_data: sound });
    expect(bench.platform.opened[0]?.textOnly).toBe(false);
    expect(await bench.objects.stat(`sessions/${id}/1.wav`)).toMatchObject({
      contentType: 'audio/wav',
      sizeBytes: 4,
    });
    await service.end(id);
    const { messages } = await bench.conversations.get(id);
    expect(messages.map(({ audio_data, audio_url }) => [audio_data, audio_url])).toEqual([
      [null, null],
      [sound, `/api/conversations/${id}/audio/1`],
    ]);
  });

  it('open a new connection when the patient changes between text and speech', async () => {
    const { service } = bench.instance();
    const id = await start();
    await service.say(id, text('one'));
    await service.say(id, { message: 'two', chat_mode: false });
    await service.say(id, { message: 'three', chat_mode: false });
    expect(bench.platform.opened.map(({ textOnly }) => textOnly)).toEqual([true, false]);
    expect(bench.platform.closed).toBe(1);
  });
});

describe('the log', () => {
  it('[bug 30] holds no words of a patient, no id of a patient, and no signed URL', async () => {
    const { service } = bench.instance();
    const session = await service.start({ patient_id: 'CANARYPATIENT', agent_id: bench.agentId });
    await service.say(session.session_id, text('CANARY-WORDS'));
    bench.platform.onSay = () => Promise.reject(new Error('broken'));
    await service.say(session.session_id, text('CANARY-WORDS')).catch(() => undefined);
    bench.failNextSave();
    bench.advance(31 * 60_000);
    await bench.sweep();
    expect(session.signed_url).toContain('CANARY-SIGNED');
    const stored = JSON.stringify(await bench.repository.get(session.session_id));
    expect(stored).not.toContain('CANARY-SIGNED');
    expect(bench.log.length).toBeGreaterThan(0);
    expect(bench.log.join('')).not.toMatch(/CANARY/);
  });
});
