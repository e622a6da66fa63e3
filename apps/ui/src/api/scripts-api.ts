import { scriptEventSchema, type ScriptConfig, type ScriptEvent } from '@elevendops/contract';
import type { ApiClient } from './api-client.ts';

/** What a script is written from. */
export interface ScriptOrder {
  readonly knowledge_id: string;
  readonly model_name: string;
  readonly template_config: ScriptConfig;
}

/** Has a script written, and hands on each piece as it comes. */
export function streamScript(
  api: ApiClient,
  order: ScriptOrder,
  handling: { readonly signal: AbortSignal; readonly onEvent: (event: ScriptEvent) => void },
): Promise<void> {
  return api.stream('/api/audio/generate-script-stream', {
    body: order,
    event: scriptEventSchema,
    ...handling,
  });
}
