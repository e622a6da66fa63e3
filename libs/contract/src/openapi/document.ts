import { createDocument } from 'zod-openapi';
import { DEBUG_PATHS } from './debug-paths.ts';
import { AGENT_PATHS } from './agents-paths.ts';
import { AUDIO_PATHS } from './audio-paths.ts';
import { CONVERSATION_PATHS } from './conversations-paths.ts';
import { HEALTH_PATHS } from './health-paths.ts';
import { KNOWLEDGE_PATHS } from './knowledge-paths.ts';
import { SCRIPTS_PATHS } from './scripts-paths.ts';
import { TEMPLATES_PATHS } from './templates-paths.ts';
import { SYSTEM_PATHS } from './system-paths.ts';
import { SESSION_PATHS } from './sessions-paths.ts';

/** The OpenAPI 3.1 document of the API, made from the schemas that validate its requests. */
export function createOpenApiDocument(version: string): ReturnType<typeof createDocument> {
  return createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'ElevenDops Backend API',
        version,
        description:
          'Voice-AI patient education: knowledge, scripts, speech, agents, conversations.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: '/' }],
      paths: {
        ...HEALTH_PATHS,
        ...KNOWLEDGE_PATHS,
        ...AGENT_PATHS,
        ...SESSION_PATHS,
        ...CONVERSATION_PATHS,
        ...TEMPLATES_PATHS,
        ...SCRIPTS_PATHS,
        ...AUDIO_PATHS,
        ...SYSTEM_PATHS,
        ...DEBUG_PATHS,
      },
    },
    { override: tidy },
  );
}

/** What zod adds for its own sake: patterns that repeat a format, and replies that could never grow. */
function tidy({
  jsonSchema,
}: {
  readonly jsonSchema: { format?: string; pattern?: string; additionalProperties?: unknown };
}): void {
  if (jsonSchema.format === 'date-time' || jsonSchema.format === 'uuid') {
    delete jsonSchema.pattern;
  }
  if (jsonSchema.additionalProperties === false) {
    delete jsonSchema.additionalProperties;
  }
}
