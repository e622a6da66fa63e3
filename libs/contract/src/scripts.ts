import * as z from 'zod/mini';
import { documented } from './documented.ts';
import { ERROR_CODES } from './error-envelope.ts';
import { SCRIPT_LIMITS, scriptConfigSchema } from './script-config.ts';
import { text } from './text.ts';

/** The model that writes when a request names none. */
export const DEFAULT_SCRIPT_MODEL = 'gemini-2.5-flash';

/** The models that the client offers; any other name is passed on too. */
export const SCRIPT_MODELS = [
  'gemini-2.5-flash-lite',
  'gemini-3-flash-preview',
  'gemini-3-pro-preview',
] as const;

/** `model_used` of a script that no model wrote, because that failed: it repeats the document. */
export const LEGACY_FALLBACK_MODEL = 'legacy_fallback';

/** `model_used` of a script that was put together from the document's own sentences, without a model. */
export const OFFLINE_MODEL = 'offline-extractive';

/**
 * Body of both script routes. The prompt comes from `template_config`, or else it is `custom_prompt`, or
 * else the default one.
 */
export const generateScriptSchema = documented(
  { id: 'GenerateScript' },
  z.object({
    knowledge_id: text({ min: 0, max: 200 }),
    model_name: z._default(text({ min: 1, max: SCRIPT_LIMITS.modelName }), DEFAULT_SCRIPT_MODEL),
    custom_prompt: z.nullish(text({ min: 0, max: SCRIPT_LIMITS.customPrompt })),
    template_config: z.nullish(scriptConfigSchema),
  }),
);

/** @see generateScriptSchema */
export type GenerateScript = z.infer<typeof generateScriptSchema>;

const warning = documented(
  { description: 'What a reader of the script should know, such as that it was cut.' },
  z.nullable(z.string()),
);

/** Reply of `POST /api/audio/generate-script`. When the model failed, `generation_error` says why. */
export const generatedScriptSchema = documented(
  { id: 'GeneratedScript' },
  z.object({
    script: z.string(),
    knowledge_id: z.string(),
    model_used: z.string(),
    generated_at: z.iso.datetime(),
    generation_error: z.nullable(z.string()),
    warning,
  }),
);

/** @see generatedScriptSchema */
export type GeneratedScript = z.infer<typeof generatedScriptSchema>;

/** A frame of `POST /api/audio/generate-script-stream`: tokens, and last either the whole script or an error. */
export const scriptEventSchema = documented(
  { id: 'ScriptEvent' },
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('token'), content: z.string() }),
    z.object({
      type: z.literal('complete'),
      script: z.string(),
      model_used: z.string(),
      warning,
    }),
    z.object({
      type: z.literal('error'),
      message: z.string(),
      error_code: z.enum(ERROR_CODES),
      retryable: z.boolean(),
    }),
  ]),
);

/** @see scriptEventSchema */
export type ScriptEvent = z.infer<typeof scriptEventSchema>;
