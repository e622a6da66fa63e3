import { describe, expect, it } from 'vitest';
import { parseContract } from '../contract.ts';
import { manifest } from '../__fixtures__/contract.ts';
import { fakeRuntime, fakeScene, goodInspection } from '../__fixtures__/fake-runtime.ts';
import { readOnlyCheck, userCheck, writtenFilesCheck } from './confinement.ts';
import { injectedCheck } from './injected.ts';
import { limitsCheck } from './limits.ts';

const contract = parseContract(manifest());
const asRoot = {
  processes: goodInspection(contract).processes.map((process) => ({ ...process, uid: 0 })),
};

describe('userCheck', () => {
  it('is content when nobody is root', async () => {
    expect(await userCheck.run(fakeScene())).toEqual({
      verdict: 'ok',
      seen: '3 processes, all of user 1000',
    });
  });

  it('fails for a process of root, and names it', async () => {
    const found = await userCheck.run(fakeScene({ seen: asRoot }));
    expect(found).toMatchObject({ verdict: 'FAILED', seen: expect.stringContaining('apps/api') });
  });

  it('is skipped where users cannot be changed', async () => {
    const runtime = fakeRuntime({ withheld: { user: 'there is no setpriv' } });
    expect(await userCheck.run(fakeScene({ seen: asRoot }, { runtime }))).toEqual({
      verdict: 'skipped',
      seen: 'there is no setpriv',
    });
  });
});

describe('readOnlyCheck', () => {
  it.each([
    [true, {}, 'ok'],
    [false, {}, 'FAILED'],
    [false, { 'read-only': 'not here' }, 'skipped'],
  ])(
    'for a root that is read-only: %j, restraints withheld: %j, says %s',
    async (isRootReadOnly, withheld, verdict) => {
      const scene = fakeScene({ seen: { isRootReadOnly } }, { runtime: fakeRuntime({ withheld }) });
      expect((await readOnlyCheck.run(scene)).verdict).toBe(verdict);
    },
  );
});

describe('writtenFilesCheck', () => {
  it.each([
    [[], 'ok'],
    [['/app/cache'], 'FAILED'],
    [null, 'skipped'],
  ])('for the files %j says %s', async (writtenFiles, verdict) => {
    expect((await writtenFilesCheck.run(fakeScene({ writtenFiles }))).verdict).toBe(verdict);
  });
});

describe('limitsCheck', () => {
  it('tells the peak', async () => {
    expect(await limitsCheck.run(fakeScene())).toEqual({
      verdict: 'ok',
      seen:
        'peak 200 MiB of 1024 MiB, with files read; 2 CPU; the processes add up to 150 MiB, ' +
        'with what they share counted for each',
    });
  });

  it.each([
    [{ memoryLimitBytes: 2 ** 31 }, /limited to 2048 MiB/],
    [{ memoryLimitBytes: null }, /limited to nothing/],
    [{ cpus: 1 }, /processors are limited to 1/],
    [{ cpus: null }, /processors are limited to nothing/],
    [{ outOfMemoryKills: 2 }, /2 processes were killed for want of memory/],
  ])('fails for %j', async (seen, message) => {
    const found = await limitsCheck.run(fakeScene({ seen }));
    expect(found.verdict).toBe('FAILED');
    expect(found.seen).toMatch(message);
  });

  it('is skipped where nothing can be limited, with a figure all the same', async () => {
    const runtime = fakeRuntime({ withheld: { memory: 'no cgroup' } });
    expect(await limitsCheck.run(fakeScene({}, { runtime }))).toEqual({
      verdict: 'skipped',
      seen: 'no cgroup; 150 MiB resident in all processes',
    });
  });
});

describe('injectedCheck', () => {
  const env = {
    ...contract.env,
    ...contract.secrets,
    ...{ PORT: '1', K_SERVICE: 'a', K_REVISION: 'b', K_CONFIGURATION: 'a' },
  };

  it('is content when all is there', async () => {
    const scene = fakeScene({ seen: { environment: { ...env, MORE: 'x' } } }, { env });
    expect((await injectedCheck.run(scene)).verdict).toBe('ok');
  });

  it.each(['PORT', 'K_REVISION', 'GOOGLE_API_KEY', 'APP_ENV'])(
    'fails when %s has another value, without telling it',
    async (name) => {
      const environment = { ...env, [name]: 'something else' };
      const found = await injectedCheck.run(fakeScene({ seen: { environment } }, { env }));
      expect(found).toEqual({ verdict: 'FAILED', seen: `the program does not have ${name}` });
    },
  );
});
