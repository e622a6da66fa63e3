import { describe, expect, it } from 'vitest';
import { nxCommand } from './nx-command.ts';

describe('nxCommand', () => {
  it('runs every target in every project, without daemon and cloud', () => {
    const { args, env, narrowed } = nxCommand([], { PATH: '/bin' });
    expect(args).toEqual([
      'run-many',
      '-t',
      'build',
      'test',
      'typecheck',
      'lint',
      'format',
      'check',
      'manifests-check',
      '--output-style=static',
    ]);
    expect(env).toEqual({ PATH: '/bin', NX_DAEMON: 'false', NX_NO_CLOUD: 'true' });
    expect(narrowed).toBe(false);
  });

  it('takes nothing from the cache where CI=true', () => {
    expect(nxCommand([], { CI: 'true' }).args).toContain('--skip-nx-cache');
    expect(nxCommand([], { CI: 'false' }).args).not.toContain('--skip-nx-cache');
  });

  it('says once that the cache is not used', () => {
    const { args } = nxCommand(['--skip-nx-cache'], { CI: 'true' });
    expect(args.filter((arg) => arg === '--skip-nx-cache')).toHaveLength(1);
  });

  it('passes further arguments on, last', () => {
    expect(nxCommand(['--parallel=1', '--verbose'], {}).args.slice(-2)).toEqual([
      '--parallel=1',
      '--verbose',
    ]);
  });

  it.each(['-p', '-p=a', '--projects=a', '--project', '--exclude=a'])(
    'knows that %s leaves projects out',
    (flag) => {
      expect(nxCommand([flag], {}).narrowed).toBe(true);
    },
  );

  it('lets given targets take the place of its own', () => {
    const { args, narrowed } = nxCommand(['-t', 'lint'], {});
    expect(args).toEqual(['run-many', '--output-style=static', '-t', 'lint']);
    expect(narrowed).toBe(true);
  });
});
