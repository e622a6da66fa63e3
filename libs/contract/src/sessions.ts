import { z } from 'zod';
import { text } from './text.ts';

/** Bounds of a patient's session, in characters or entries. */
export const SESSION_LIMITS = {
  patientId: 64,
  agentId: 200,
  message: 2_000,
  /** Messages of patient and agent together. */
  messages: 1_000,
} as const;

const patientId = z
  .string()
  .max(SESSION_LIMITS.patientId)
  .regex(/^[a-zA-Z0-9]+$/, "String should match pattern '^[a-zA-Z0-9]+$'");

/** Body of `POST /api/patient/session`. */
export const createSessionSchema = z
  .object({
    patient_id: patientId.meta({ description: 'Letters and digits.' }),
    agent_id: text({ min: 1, max: SESSION_LIMITS.agentId }),
  })
  .meta({ id: 'CreateSession' });

/** @see createSessionSchema */
export type CreateSession = z.infer<typeof createSessionSchema>;

/** Reply of `POST /api/patient/session`. */
export const sessionCreatedSchema = z
  .object({
    session_id: z.uuid(),
    patient_id: z.string(),
    agent_id: z.uuid(),
    signed_url: z.string().meta({
      description:
        'With it a browser may talk to the agent itself for some minutes. It is a credential: it is given once and kept nowhere. Empty in the embedded mode.',
    }),
    created_at: z.iso.datetime(),
    greeting: z.string().meta({ description: 'What the agent says first.' }),
  })
  .meta({ id: 'SessionCreated' });

/** @see sessionCreatedSchema */
export type SessionCreated = z.infer<typeof sessionCreatedSchema>;

/** Who said something in a conversation. */
export const MESSAGE_ROLES = ['patient', 'agent'] as const;

/** @see MESSAGE_ROLES */
export type MessageRole = (typeof MESSAGE_ROLES)[number];

/** Something said in a session. */
export const sessionMessageSchema = z
  .object({
    role: z.enum(MESSAGE_ROLES),
    content: z.string(),
    timestamp: z.iso.datetime(),
    failed: z.boolean().meta({
      description: 'True for a message of the patient that got no answer, for a technical reason.',
    }),
  })
  .meta({ id: 'SessionMessage' });

/** @see sessionMessageSchema */
export type SessionMessage = z.infer<typeof sessionMessageSchema>;

/** Reply of `GET /api/patient/session/{id}`. */
export const sessionSchema = z
  .object({
    session_id: z.uuid(),
    patient_id: z.string(),
    agent_id: z.uuid(),
    created_at: z.iso.datetime(),
    ended_at: z.iso.datetime().nullable(),
    message_count: z.number().int().nonnegative(),
    messages: z.array(sessionMessageSchema),
    voice_available: z.boolean().meta({
      description: 'Whether a browser may talk to the agent by voice; false in the embedded mode.',
    }),
    voice_pending: z.boolean().meta({
      description:
        'True from the beginning of a talk by voice until what was said in it is among the messages.',
    }),
  })
  .meta({ id: 'Session' });

/** @see sessionSchema */
export type Session = z.infer<typeof sessionSchema>;

/** Reply of `POST /api/patient/session/{id}/voice`. */
export const sessionVoiceSchema = z
  .object({
    signed_url: z.string().meta({
      description:
        'With it a browser may talk to the agent itself for some minutes. It is a credential: it is kept nowhere. Empty in the embedded mode.',
    }),
    user_id: z.string().meta({
      description:
        'To be sent as `user_id` when the conversation is initiated: by it the talk is found again.',
    }),
  })
  .meta({ id: 'SessionVoice' });

/** @see sessionVoiceSchema */
export type SessionVoice = z.infer<typeof sessionVoiceSchema>;

/** Body of `POST /api/patient/session/{id}/message`. */
export const sendMessageSchema = z
  .object({
    message: text({ min: 1, max: SESSION_LIMITS.message }),
    chat_mode: z
      .boolean()
      .default(false)
      .meta({ description: 'True: the reply is text alone. False: it comes with sound.' }),
  })
  .meta({ id: 'SendMessage' });

/** @see sendMessageSchema */
export type SendMessage = z.infer<typeof sendMessageSchema>;

/** Reply of `POST /api/patient/session/{id}/message`. */
export const messageReplySchema = z
  .object({
    response_text: z.string(),
    audio_data: z.base64().nullable().meta({
      description: 'MP3 or WAV; null for text alone, and when there is no voice.',
    }),
    timestamp: z.iso.datetime(),
  })
  .meta({ id: 'MessageReply' });

/** @see messageReplySchema */
export type MessageReply = z.infer<typeof messageReplySchema>;

/** Reply of `POST /api/patient/session/{id}/end`. */
export const sessionEndedSchema = z
  .object({
    success: z.literal(true),
    conversation_summary: z.object({
      session_id: z.uuid(),
      patient_id: z.string(),
      duration: z.string().meta({ description: 'Whole seconds, such as `42s`.' }),
      message_count: z.number().int().nonnegative(),
    }),
  })
  .meta({ id: 'SessionEnded' });

/** @see sessionEndedSchema */
export type SessionEnded = z.infer<typeof sessionEndedSchema>;
