import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { BENCHMARKS, collectReports } from './collect-reports.ts';

describe('collectReports', () => {
  it('puts the reports below one title, in their order', () => {
    const text = collectReports((name) => `# Report of ${name}\n\n| a |\n`);
    expect(text.match(/^# .*/gm)).toEqual(['# Performance']);
    expect(text.match(/^## .*/gm)).toEqual(BENCHMARKS.map((name) => `## Report of ${name}`));
    expect(text).not.toContain('Not measured');
    expect(text.endsWith('| a |\n')).toBe(true);
  });

  it('names what was not measured', () => {
    const text = collectReports((name) => (name === 'memory' ? null : `# ${name}\n`));
    expect(text).toContain('Not measured: `memory`.');
    expect(text).not.toContain('## memory');
  });

  it('knows every benchmark that there is', () => {
    const programs = Object.entries(manifest.scripts).flatMap(([name, command]) =>
      command.startsWith('node src/programs/') && name !== 'collect' ? [name] : [],
    );
    expect([...BENCHMARKS].sort()).toEqual(programs.sort());
  });
});
