import type { SessionMessage } from '@elevendops/contract';

const MESSAGES = 20;
const CHARACTERS = 4_000;

/** What was said so far, as the agent is told it when the conversation goes on by voice; empty for nothing. */
export function saidBefore(messages: readonly SessionMessage[]): string {
  if (messages.length === 0) {
    return '';
  }
  const lines = messages
    .slice(-MESSAGES)
    .map(({ role, content }) => `${role === 'patient' ? 'Patient' : 'You'}: ${content}`);
  const text = [...lines.join('\n')].slice(-CHARACTERS).join('');
  return `The conversation so far, in writing:\n${text}`;
}
