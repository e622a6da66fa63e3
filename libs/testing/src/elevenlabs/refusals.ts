import type { StandInReply } from '../stand-in/serve-routes.ts';

/** A refusal as most of ElevenLabs' routes make it. */
export function refusal(status: number, code: string, message: string): StandInReply {
  return { status, json: { detail: { status: code, message } } };
}

/** A refusal of a body's field, as FastAPI makes it. */
export function invalidField(field: string, message: string): StandInReply {
  return {
    status: 422,
    json: { detail: [{ loc: ['body', field], msg: message, type: 'value_error' }] },
  };
}
