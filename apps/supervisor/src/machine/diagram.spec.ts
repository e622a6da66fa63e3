import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderDiagram } from './diagram.ts';
import { TRANSITIONS } from './transitions.ts';

describe('renderDiagram', () => {
  it('draws a way between two states once, with every event that leads along it', () => {
    const lines = renderDiagram(TRANSITIONS).split('\n');
    expect(lines).toContain('  backoff --> idle: retire, stop, kill');
    expect(lines).toContain('  starting --> ready: probeOk [announced]');
  });

  it('is what the README shows', () => {
    const readme = readFileSync(`${import.meta.dirname}/../../README.md`, 'utf8');
    const shown = /```mermaid\n([\s\S]*?)\n```/.exec(readme)?.[1];
    expect(shown, 'put the output of renderDiagram(TRANSITIONS) into README.md').toBe(
      renderDiagram(TRANSITIONS),
    );
  });
});
