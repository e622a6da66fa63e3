import * as z from 'zod/mini';
import { documented } from './documented.ts';
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
  .check(
    z.maxLength(SESSION_LIMITS.patientId),
    z.regex(/^[a-zA-Z0-9]+$/, "String should match pattern '^[a-zA-Z0-9]+$'"),
  );

/** Body of `POST /api/patient/session`. */
export const createSessionSchema = documented(
  { id: 'CreateSession' },
  z.object({
    patient_id: documented({ description: 'Letters and digits.' }, patientId),
    agent_id: text({ min: 1, max: SESSION_LIMITS.agentId }),
  }),
);

/** @see createSessionSchema */
export type CreateSession = z.infer<typeof createSessionSchema>;

/** Reply of `POST /api/patient/session`. */
export const sessionCreatedSchema = documented(
  { id: 'SessionCreated' },
  z.object({
    session_id: z.uuid(),
    patient_id: z.string(),
    agent_id: z.uuid(),
    signed_url: documented(
      {
        description:
          'With it a browser may talk to the agent itself for some minutes. It is a credential: it is given once and kept nowhere. Empty in the embedded mode.',
      },
      z.string(),
    ),
    created_at: z.iso.datetime(),
    greeting: documented({ description: 'What the agent says first.' }, z.string()),
  }),
);

/** @see sessionCreatedSchema */
export type SessionCreated = z.infer<typeof sessionCreatedSchema>;

/** Who said something in a conversation. */
export const MESSAGE_ROLES = ['patient', 'agent'] as const;

/** @see MESSAGE_ROLES */
export type MessageRole = (typeof MESSAGE_ROLES)[number];

/** Something said in a session. */
export const sessionMessageSchema = documented(
  { id: 'SessionMessage' },
  z.object({
    role: z.enum(MESSAGE_ROLES),
    content: z.string(),
    timestamp: z.iso.datetime(),
    failed: documented(
      {
        description:
          'True for a message of the patient that got no answer, for a technical reason.',
      },
      z.boolean(),
    ),
  }),
);

/** @see sessionMessageSchema */
export type SessionMessage = z.infer<typeof sessionMessageSchema>;

/** Reply of `GET /api/patient/session/{id}`. */
export const sessionSchema = documented(
  { id: 'Session' },
  z.object({
    session_id: z.uuid(),
    patient_id: z.string(),
    agent_id: z.uuid(),
    created_at: z.iso.datetime(),
    ended_at: z.nullable(z.iso.datetime()),
    message_count: z.int().check(z.nonnegative()),
    messages: z.array(sessionMessageSchema),
    voice_available: documented(
      {
        description:
          'Whether a browser may talk to the agent by voice; false in the embedded mode.',
      },
      z.boolean(),
    ),
    voice_pending: documented(
      {
        description:
          'True from the beginning of a talk by voice until what was said in it is among the messages.',
      },
      z.boolean(),
    ),
  }),
);

/** @see sessionSchema */
export type Session = z.infer<typeof sessionSchema>;

/** Reply of `POST /api/patient/session/{id}/voice`. */
export const sessionVoiceSchema = documented(
  { id: 'SessionVoice' },
  z.object({
    signed_url: documented(
      {
        description:
          'With it a browser may talk to the agent itself for some minutes. It is a credential: it is kept nowhere. Empty in the embedded mode.',
      },
      z.string(),
    ),
    user_id: documented(
      {
        description:
          'To be sent as `user_id` when the conversation is initiated: by it the talk is found again.',
      },
      z.string(),
    ),
  }),
);

/** @see sessionVoiceSchema */
export type SessionVoice = z.infer<typeof sessionVoiceSchema>;

/** Body of `POST /api/patient/session/{id}/message`. */
export const sendMessageSchema = documented(
  { id: 'SendMessage' },
  z.object({
    message: text({ min: 1, max: SESSION_LIMITS.message }),
    chat_mode: documented(
      { description: 'True: the reply is text alone. False: it comes with sound.' },
      z._default(z.boolean(), false),
    ),
  }),
);

/** @see sendMessageSchema */
export type SendMessage = z.infer<typeof sendMessageSchema>;

/** Reply of `POST /api/patient/session/{id}/message`. */
export const messageReplySchema = documented(
  { id: 'MessageReply' },
  z.object({
    response_text: z.string(),
    audio_data: documented(
      {
        description: 'MP3 or WAV; null for text alone, and when there is no voice.',
      },
      z.nullable(z.base64()),
    ),
    timestamp: z.iso.datetime(),
  }),
);

/** @see messageReplySchema */
export type MessageReply = z.infer<typeof messageReplySchema>;

/** Reply of `POST /api/patient/session/{id}/end`. */
export const sessionEndedSchema = documented(
  { id: 'SessionEnded' },
  z.object({
    success: z.literal(true),
    conversation_summary: z.object({
      session_id: z.uuid(),
      patient_id: z.string(),
      duration: documented({ description: 'Whole seconds, such as `42s`.' }, z.string()),
      message_count: z.int().check(z.nonnegative()),
    }),
  }),
);

/** @see sessionEndedSchema */
export type SessionEnded = z.infer<typeof sessionEndedSchema>;
