import * as z from 'zod/mini';
import { documented } from './documented.ts';
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
export const debugScriptSchema = documented(
  { id: 'DebugScript' },
  z.object({
    knowledge_content: text({ min: 1, max: 300_000 }),
    prompt: text({ min: 1, max: SCRIPT_LIMITS.customPrompt }),
    model_name: z._default(text({ min: 1, max: SCRIPT_LIMITS.modelName }), 'gemini-2.0-flash'),
    debug_level: z._default(z.enum(DEBUG_LEVELS), 'info'),
    session_name: z.nullish(text(SESSION_NAME)),
  }),
);

/** @see debugScriptSchema */
export type DebugScript = z.infer<typeof debugScriptSchema>;

/** One step of a run. */
export const debugStepSchema = documented(
  { id: 'DebugStep' },
  z.object({
    step_id: z.string(),
    node_name: z.enum(DEBUG_STEPS),
    start_time: z.iso.datetime(),
    end_time: z.iso.datetime(),
    duration_ms: z.number().check(z.nonnegative()),
    error: z.nullable(z.string()),
    has_stack_trace: z.boolean(),
    stack_trace: documented(
      { description: 'At level `debug`.' },
      z.optional(z.nullable(z.string())),
    ),
    input: documented(
      { description: 'At level `debug`; long texts are cut.' },
      z.optional(z.string()),
    ),
    output: documented(
      { description: 'At level `debug`; long texts are cut.' },
      z.optional(z.string()),
    ),
  }),
);

/** @see debugStepSchema */
export type DebugStep = z.infer<typeof debugStepSchema>;

/** A run: the reply of `POST /api/debug/script-generation`, and of `GET /api/debug/traces/{trace_id}`. */
export const debugTraceSchema = documented(
  { id: 'DebugTrace' },
  z.object({
    trace_id: z.string(),
    session_id: z.nullable(z.string()),
    execution_status: z.enum(['completed', 'error', 'running']),
    generated_script: z.nullable(z.string()),
    error_details: z.nullable(
      z.object({
        message: z.string(),
        error_code: z.enum(ERROR_CODES),
        retryable: z.boolean(),
      }),
    ),
    steps: z.array(debugStepSchema),
    total_duration_ms: z.number().check(z.nonnegative()),
    langsmith_url: z.nullable(z.string()),
    model_name: z.string(),
    debug_level: z.enum(DEBUG_LEVELS),
    created_at: z.iso.datetime(),
  }),
);

/** @see debugTraceSchema */
export type DebugTrace = z.infer<typeof debugTraceSchema>;

/** Query of `GET /api/debug/traces`. */
export const debugTraceListQuerySchema = z.extend(pageQuerySchema, {
  session_id: z.optional(text({ min: 1, max: 100 })),
});

/** Reply of `GET /api/debug/traces`: newest first, of one session when `session_id` is given. */
export const debugTraceListSchema = documented(
  { id: 'DebugTraceList' },
  z.extend(pageReplySchema, { traces: z.array(debugTraceSchema) }),
);

/** Reply of `GET /api/debug/health`. */
export const debugHealthSchema = documented(
  { id: 'DebugHealth' },
  z.object({
    status: z.literal('healthy'),
    langsmith_configured: z.boolean(),
    langsmith_available: z.boolean(),
    project: z.string(),
    trace_level: z.enum(DEBUG_LEVELS),
  }),
);

/** @see debugHealthSchema */
export type DebugHealth = z.infer<typeof debugHealthSchema>;

/** Body of `POST /api/debug/sessions`. */
export const createDebugSessionSchema = documented(
  { id: 'CreateDebugSession' },
  z.object({ name: text(SESSION_NAME) }),
);

/** Reply of `POST /api/debug/sessions`. */
export const debugSessionCreatedSchema = documented(
  { id: 'DebugSessionCreated' },
  z.object({ session_id: z.string(), name: z.string(), created_at: z.iso.datetime() }),
);

/** A session of debugging: runs that belong together. */
export const debugSessionSchema = documented(
  { id: 'DebugSession' },
  z.extend(debugSessionCreatedSchema, {
    ended_at: z.nullable(z.iso.datetime()),
    trace_count: z.int().check(z.nonnegative()),
    status: z.enum(['active', 'completed']),
  }),
);

/** @see debugSessionSchema */
export type DebugSession = z.infer<typeof debugSessionSchema>;

/** Reply of `GET /api/debug/sessions`: newest first. */
export const debugSessionListSchema = documented(
  { id: 'DebugSessionList' },
  z.extend(pageReplySchema, { sessions: z.array(debugSessionSchema) }),
);

/** Reply of `POST /api/debug/sessions/{id}/end`. */
export const debugSessionEndedSchema = documented(
  { id: 'DebugSessionEnded' },
  z.object({
    session_id: z.string(),
    status: z.literal('completed'),
    trace_count: z.int().check(z.nonnegative()),
    langsmith_url: z.nullable(z.string()),
  }),
);

/** @see debugSessionEndedSchema */
export type DebugSessionEnded = z.infer<typeof debugSessionEndedSchema>;
