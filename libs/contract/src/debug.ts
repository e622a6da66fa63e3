import { z } from 'zod';
import { ERROR_CODES } from './error-envelope.ts';
import { pageQuerySchema, pageReplySchema } from './paging.ts';
import { SCRIPT_LIMITS } from './script-config.ts';
import { text } from './text.ts';

/**
 * How much a trace keeps: `debug` also the texts and where an error came from, `info` the steps and
 * their times, `error` the steps of failed runs alone.
 */
export const DEBUG_LEVELS = ['debug', 'info', 'error'] as const;

/** @see DEBUG_LEVELS */
export type DebugLevel = (typeof DEBUG_LEVELS)[number];

/** The steps of a debugged script, in their order. */
export const DEBUG_STEPS = [
  'prepare_context_node',
  'generate_script_node',
  'post_process_node',
] as const;

const SESSION_NAME = { min: 1, max: 200 } as const;

/** Body of `POST /api/debug/script-generation`. */
export const debugScriptSchema = z
  .object({
    knowledge_content: text({ min: 1, max: 300_000 }),
    prompt: text({ min: 1, max: SCRIPT_LIMITS.customPrompt }),
    model_name: text({ min: 1, max: SCRIPT_LIMITS.modelName }).default('gemini-2.0-flash'),
    debug_level: z.enum(DEBUG_LEVELS).default('info'),
    session_name: text(SESSION_NAME).nullish(),
  })
  .meta({ id: 'DebugScript' });

/** @see debugScriptSchema */
export type DebugScript = z.infer<typeof debugScriptSchema>;

/** One step of a run. */
export const debugStepSchema = z
  .object({
    step_id: z.string(),
    node_name: z.enum(DEBUG_STEPS),
    start_time: z.iso.datetime(),
    end_time: z.iso.datetime(),
    duration_ms: z.number().nonnegative(),
    error: z.string().nullable(),
    has_stack_trace: z.boolean(),
    stack_trace: z.string().nullable().optional().meta({ description: 'At level `debug`.' }),
    input: z.string().optional().meta({ description: 'At level `debug`; long texts are cut.' }),
    output: z.string().optional().meta({ description: 'At level `debug`; long texts are cut.' }),
  })
  .meta({ id: 'DebugStep' });

/** @see debugStepSchema */
export type DebugStep = z.infer<typeof debugStepSchema>;

/** A run: the reply of `POST /api/debug/script-generation`, and of `GET /api/debug/traces/{trace_id}`. */
export const debugTraceSchema = z
  .object({
    trace_id: z.string(),
    session_id: z.string().nullable(),
    execution_status: z.enum(['completed', 'error', 'running']),
    generated_script: z.string().nullable(),
    error_details: z
      .object({
        message: z.string(),
        error_code: z.enum(ERROR_CODES),
        retryable: z.boolean(),
      })
      .nullable(),
    steps: z.array(debugStepSchema),
    total_duration_ms: z.number().nonnegative(),
    langsmith_url: z.string().nullable(),
    model_name: z.string(),
    debug_level: z.enum(DEBUG_LEVELS),
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'DebugTrace' });

/** @see debugTraceSchema */
export type DebugTrace = z.infer<typeof debugTraceSchema>;

/** Query of `GET /api/debug/traces`. */
export const debugTraceListQuerySchema = pageQuerySchema.extend({
  session_id: text({ min: 1, max: 100 }).optional(),
});

/** Reply of `GET /api/debug/traces`: newest first, of one session when `session_id` is given. */
export const debugTraceListSchema = pageReplySchema
  .extend({ traces: z.array(debugTraceSchema) })
  .meta({ id: 'DebugTraceList' });

/** Reply of `GET /api/debug/health`. */
export const debugHealthSchema = z
  .object({
    status: z.literal('healthy'),
    langsmith_configured: z.boolean(),
    langsmith_available: z.boolean(),
    project: z.string(),
    trace_level: z.enum(DEBUG_LEVELS),
  })
  .meta({ id: 'DebugHealth' });

/** @see debugHealthSchema */
export type DebugHealth = z.infer<typeof debugHealthSchema>;

/** Body of `POST /api/debug/sessions`. */
export const createDebugSessionSchema = z
  .object({ name: text(SESSION_NAME) })
  .meta({ id: 'CreateDebugSession' });

/** Reply of `POST /api/debug/sessions`. */
export const debugSessionCreatedSchema = z
  .object({ session_id: z.string(), name: z.string(), created_at: z.iso.datetime() })
  .meta({ id: 'DebugSessionCreated' });

/** A session of debugging: runs that belong together. */
export const debugSessionSchema = debugSessionCreatedSchema
  .extend({
    ended_at: z.iso.datetime().nullable(),
    trace_count: z.number().int().nonnegative(),
    status: z.enum(['active', 'completed']),
  })
  .meta({ id: 'DebugSession' });

/** @see debugSessionSchema */
export type DebugSession = z.infer<typeof debugSessionSchema>;

/** Reply of `GET /api/debug/sessions`: newest first. */
export const debugSessionListSchema = pageReplySchema
  .extend({ sessions: z.array(debugSessionSchema) })
  .meta({ id: 'DebugSessionList' });

/** Reply of `POST /api/debug/sessions/{id}/end`. */
export const debugSessionEndedSchema = z
  .object({
    session_id: z.string(),
    status: z.literal('completed'),
    trace_count: z.number().int().nonnegative(),
    langsmith_url: z.string().nullable(),
  })
  .meta({ id: 'DebugSessionEnded' });

/** @see debugSessionEndedSchema */
export type DebugSessionEnded = z.infer<typeof debugSessionEndedSchema>;
