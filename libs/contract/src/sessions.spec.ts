import { describe, expect, it } from 'vitest';
import { createSessionSchema, sendMessageSchema, SESSION_LIMITS } from './sessions.ts';

describe('createSessionSchema', () => {
  it.each(['A123456789', 'a', '0', 'x'.repeat(64)])('takes the patient id %s', (patient_id) => {
    expect(createSessionSchema.safeParse({ patient_id, agent_id: 'a' }).success).toBe(true);
  });

  it.each(['', 'a b', 'a\n', 'é', '病', 'a-b', 'x'.repeat(65)])(
    'refuses the patient id "%s"',
    (patient_id) => {
      expect(createSessionSchema.safeParse({ patient_id, agent_id: 'a' }).success).toBe(false);
    },
  );
});

describe('sendMessageSchema', () => {
  it('counts characters, and expects sound unless told otherwise', () => {
    const message = '病💊'.repeat(SESSION_LIMITS.message / 2);
    expect(sendMessageSchema.parse({ message })).toEqual({ message, chat_mode: false });
    expect(sendMessageSchema.safeParse({ message: `${message}x` }).success).toBe(false);
  });
});
