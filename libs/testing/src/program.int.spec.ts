import { describe, expect, it } from 'vitest';
import { startProgram } from './program.ts';

const node = (script: string) => startProgram(process.execPath, ['-e', script]);

describe('startProgram', () => {
  it('gives the lines of both outputs, and how the program ended', async () => {
    const program = node('console.log("out"); console.error("err"); process.exitCode = 3');
    expect(await program.exit).toEqual({ code: 3, signal: null });
    expect([...program.lines].sort()).toEqual(['err', 'out']);
  });

  it('finds a line that came before it was asked for, and one that comes later', async () => {
    const program = node('console.log("first"); setTimeout(() => console.log("second"), 50)');
    await program.line(/first/);
    expect(await program.line(/second/)).toBe('second');
    expect(await program.line(/first/)).toBe('first');
    await program.exit;
  });

  it('rejects when the program ends without the line, telling what it said', async () => {
    await expect(node('console.log("something else")').line(/never/)).rejects.toThrow(
      'something else',
    );
  });

  it('stops a program that would run for ever', async () => {
    const program = node('console.log("up"); setInterval(() => {}, 1000)');
    await program.line(/up/);
    expect(await program.stop()).toEqual({ code: null, signal: 'SIGTERM' });
  });
});
