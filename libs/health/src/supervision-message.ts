import * as z from 'zod/mini';

const readyNotificationSchema = z.object({
  type: z.literal('ready'),
  instance: z.string(),
  /** The port that the service listens on; null while it waits for the command to listen. */
  port: z.nullable(z.int()),
});

const serviceMessageSchema = z.discriminatedUnion('type', [
  readyNotificationSchema,
  z.object({ type: z.literal('listening'), instance: z.string(), port: z.int() }),
  z.object({ type: z.literal('heartbeat'), instance: z.string() }),
]);

const supervisorMessageSchema = z.discriminatedUnion('type', [
  /** Comes first: what a service needs is there, as far as the supervisor can tell. */
  z.object({ type: z.literal('begin') }),
  z.object({ type: z.literal('listen') }),
  z.object({ type: z.literal('api-state'), state: z.enum(['ready', 'away']) }),
]);

/** Sent once by a service that has loaded and can take work (or the command to listen). */
export type ReadyNotification = z.infer<typeof readyNotificationSchema>;

/** What a service tells its supervisor over IPC. */
export type ServiceMessage = z.infer<typeof serviceMessageSchema>;

/** What the supervisor tells a service over IPC. */
export type SupervisorMessage = z.infer<typeof supervisorMessageSchema>;

/** The message, or null when it is not one of ours. */
export function parseServiceMessage(message: unknown): ServiceMessage | null {
  return serviceMessageSchema.safeParse(message).data ?? null;
}

/** The message, or null when it is not one of ours. */
export function parseSupervisorMessage(message: unknown): SupervisorMessage | null {
  return supervisorMessageSchema.safeParse(message).data ?? null;
}
