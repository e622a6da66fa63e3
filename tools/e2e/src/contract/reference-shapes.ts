import { z } from 'zod';

/**
 * The bodies of the reference's replies: every field that one of its clients may read, with its exact
 * name. They are written down apart from our own schemas, so that a change of those is noticed.
 */

/** A time as Python's `datetime.fromisoformat` reads it since 3.11; ours has a zone. */
const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const id = z.uuidv4();
const count = z.number().int().nonnegative();
const texts = z.array(z.string());
const optionalText = z.string().nullable();

const service = z.looseObject({
  status: z.enum(['healthy', 'healthy (mock)', 'unhealthy']),
  emulator: z.boolean(),
  mock: z.boolean(),
  error: optionalText,
});
const readyService = service.pick({ status: true, error: true });

const document = z.looseObject({
  knowledge_id: id,
  doctor_id: z.string(),
  disease_name: z.string(),
  tags: texts,
  raw_content: z.string(),
  sync_status: z.enum(['pending', 'syncing', 'completed', 'failed']),
  elevenlabs_document_id: optionalText,
  structured_sections: z.record(z.string(), z.string()).nullable(),
  sync_error_message: optionalText,
  last_sync_attempt: time.nullable(),
  sync_retry_count: count,
  created_at: time,
  modified_at: time.nullable(),
});

const template = z.looseObject({
  template_id: z.string(),
  display_name: z.string(),
  description: z.string(),
  category: z.enum(['content_type', 'custom']),
  preview: z.string(),
});

const audioFile = z.looseObject({
  audio_id: id,
  audio_url: z.string().min(1),
  knowledge_id: z.string(),
  voice_id: z.string(),
  duration_seconds: z.number().nullable(),
  script: z.string(),
  created_at: time,
  doctor_id: z.string(),
  name: z.string(),
  description: z.string(),
});

const agent = z.looseObject({
  agent_id: id,
  name: z.string(),
  knowledge_ids: texts,
  voice_id: z.string(),
  answer_style: z.enum(['professional', 'friendly', 'educational']),
  languages: texts.min(1),
  elevenlabs_agent_id: z.string().min(1),
  doctor_id: z.string(),
  created_at: time,
});

const conversation = z.looseObject({
  conversation_id: id,
  patient_id: z.string(),
  agent_id: id,
  agent_name: z.string(),
  requires_attention: z.boolean(),
  main_concerns: texts,
  total_messages: count,
  answered_count: count,
  unanswered_count: count,
  duration_seconds: count,
  created_at: time,
});

const debugSessionCreated = z.looseObject({
  session_id: z.string(),
  name: z.string(),
  created_at: time,
});
const debugSession = debugSessionCreated.extend({
  ended_at: time.nullable(),
  trace_count: count,
  status: z.string(),
});

/** Each reply by its name. */
export const REFERENCE = {
  /** Of a 204. */
  nothing: z.undefined(),
  root: z.looseObject({ message: z.string(), version: z.string() }),
  health: z.looseObject({
    status: z.enum(['healthy', 'unhealthy']),
    timestamp: time,
    version: z.string(),
    services: z.looseObject({ firestore: service, storage: service }),
  }),
  readiness: z.looseObject({
    status: z.enum(['ready', 'not_ready']),
    ready: z.boolean(),
    services: z.looseObject({ firestore: readyService, storage: readyService }),
  }),
  stats: z.looseObject({
    document_count: count,
    agent_count: count,
    audio_count: count,
    conversation_count: count,
    last_activity: time,
  }),
  document,
  documents: z.looseObject({ documents: z.array(document), total_count: count }),
  template,
  customTemplate: template.extend({
    content: z.string(),
    created_by: optionalText,
    created_at: time,
  }),
  templates: z.array(template),
  templateContent: z.looseObject({ template_id: z.string(), content: z.string() }),
  systemPrompt: z.looseObject({ content: z.string().min(1) }),
  promptPreview: z.looseObject({
    template_ids: texts,
    quick_instructions: optionalText,
    combined_prompt: z.string(),
    character_count: count,
  }),
  deleted: z.looseObject({ status: z.literal('success'), message: z.string() }),
  script: z.looseObject({
    script: z.string().min(1),
    knowledge_id: z.string(),
    model_used: z.string(),
    generated_at: time,
    generation_error: optionalText,
  }),
  audioFile,
  audioFiles: z.looseObject({ audio_files: z.array(audioFile), total_count: count }),
  audioDeleted: z.looseObject({ success: z.literal(true), audio_id: id }),
  voices: z.array(
    z.looseObject({
      voice_id: z.string().min(1),
      name: z.string().min(1),
      description: optionalText,
      preview_url: optionalText,
    }),
  ),
  agent,
  agents: z.looseObject({ agents: z.array(agent), total_count: count }),
  systemPrompts: z.looseObject({
    professional: z.string().min(1),
    friendly: z.string().min(1),
    educational: z.string().min(1),
  }),
  session: z.looseObject({
    session_id: id,
    patient_id: z.string(),
    agent_id: id,
    signed_url: z.string(),
    created_at: time,
  }),
  messageReply: z.looseObject({
    response_text: z.string().min(1),
    audio_data: z.base64().nullable(),
    timestamp: time,
  }),
  sessionEnded: z.looseObject({
    success: z.literal(true),
    conversation_summary: z.looseObject({
      session_id: id,
      patient_id: z.string(),
      duration: z.string().regex(/^\d+s$/),
      message_count: count,
    }),
  }),
  conversations: z.looseObject({
    conversations: z.array(conversation),
    total_count: count,
    attention_required_count: count,
    total_answered: count,
    total_unanswered: count,
  }),
  conversationDetail: conversation.extend({
    messages: z.array(
      z.looseObject({
        role: z.enum(['patient', 'agent']),
        content: z.string(),
        timestamp: time,
        is_answered: z.boolean().nullable(),
        audio_data: optionalText,
      }),
    ),
    answered_questions: texts,
    unanswered_questions: texts,
  }),
  statistics: z.looseObject({
    total_conversations: count,
    average_duration_seconds: z.number().nonnegative(),
    average_duration_formatted: z.string().regex(/^\d+m \d{1,2}s$/),
    attention_percentage: z.number().min(0).max(100),
  }),
  debugHealth: z.looseObject({
    status: z.literal('healthy'),
    langsmith_configured: z.boolean(),
    langsmith_available: z.boolean(),
    project: z.string(),
    trace_level: z.string(),
  }),
  debugRun: z.looseObject({
    trace_id: z.string().min(1),
    session_id: optionalText,
    execution_status: z.enum(['completed', 'error', 'running']),
    generated_script: optionalText,
    error_details: z.looseObject({ message: z.string() }).nullable(),
    steps: z.array(
      z.looseObject({
        step_id: z.string(),
        node_name: z.string(),
        start_time: time,
        end_time: time,
        duration_ms: z.number(),
        error: optionalText,
        has_stack_trace: z.boolean(),
      }),
    ),
    total_duration_ms: z.number(),
    langsmith_url: optionalText,
  }),
  debugSessionCreated,
  debugSession,
  debugSessions: z.looseObject({ sessions: z.array(debugSession), total_count: count }),
  debugSessionEnded: z.looseObject({
    session_id: z.string(),
    status: z.literal('completed'),
    trace_count: count,
    langsmith_url: optionalText,
  }),
} as const;
