import type { EventType, State } from './service.ts';
import type { Rule, TransitionTable } from './transitions.ts';

/** The table as a Mermaid state diagram: every way from one state to another, with what leads there. */
export function renderDiagram(table: TransitionTable): string {
  const labels = new Map<string, string[]>();
  for (const [from, row] of Object.entries(table) as [State, TransitionTable[State]][]) {
    for (const [event, rules] of Object.entries(row) as [EventType, readonly Rule[]][]) {
      for (const { when, to } of rules.filter((rule) => rule.to !== from)) {
        const way = `${from} --> ${to}`;
        const label = when === undefined ? event : `${event} [${when}]`;
        labels.set(way, [...(labels.get(way) ?? []), label]);
      }
    }
  }
  const ways = [...labels].map(([way, causes]) => `  ${way}: ${causes.join(', ')}`);
  return ['stateDiagram-v2', '  [*] --> idle', ...ways].join('\n');
}
