import { describe, expect, it } from 'vitest';
import { parseVerifyOptions } from './verify-options.ts';

describe('parseVerifyOptions', () => {
  it('means the built tree and the committed manifest when nothing is said', () => {
    expect(parseVerifyOptions([])).toMatchObject({
      image: null,
      service: 'deploy/service.yaml',
      only: [],
    });
  });

  it('reads lists and flags for the engine', () => {
    expect(
      parseVerifyOptions([
        ...['--image=app:1', '--only=SIGTERM, log', '--engine=podman'],
        ...['--engine-args=--runtime runc', '--run-args=--ulimit nofile=4096:4096'],
      ]),
    ).toMatchObject({
      image: 'app:1',
      only: ['SIGTERM', 'log'],
      engine: 'podman',
      engineArgs: ['--runtime', 'runc'],
      runArgs: ['--ulimit', 'nofile=4096:4096'],
    });
  });

  it.each([
    [['--image=a', '--built'], /exclude each other/],
    [['--image='], /--image is empty/],
    [['--imgae=a'], /--imgae.*usage/s],
    [['app:1'], /app:1.*usage/s],
  ])('refuses %j', (args, message) => {
    expect(() => parseVerifyOptions(args)).toThrow(message);
  });
});
