import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { memoryWorld } from '../__fixtures__/repository.ts';
import { runDeploy } from './run-deploy.ts';

const DIGEST = `sha256:${'0f'.repeat(32)}`;
const IMAGE = `asia-east1-docker.pkg.dev/clinic-project/elevendops/app@${DIGEST}`;
const service = (traffic: readonly object[], commit = '3f2c1ab') =>
  JSON.stringify({
    spec: { template: { metadata: { labels: { commit } } } },
    status: { traffic },
  });
const SERVING = service([
  { revisionName: 'elevendops-1', percent: 90 },
  { revisionName: 'elevendops-2', percent: 10, tag: 'blue', url: 'https://blue' },
  { revisionName: 'elevendops-3', tag: 'candidate', url: 'https://candidate.example' },
]);
const RELEASE = [
  'release',
  '--project-id=clinic-project',
  '--project-number=42',
  '--bucket=clinic-audio',
  '--commit=V1.2',
  '--image-file=image',
  '--serving=serving.json',
  '--output=out.yaml',
];

describe('manifests', () => {
  it('writes nothing when nothing has changed', async () => {
    const world = memoryWorld();
    expect(await runDeploy(['manifests'], world)).toBe(0);
    expect([...world.written.keys()]).toEqual([]);
    expect(world.said).toEqual([expect.stringMatching(/^\d+ files, 0 changed$/)]);
  });

  it('writes the files of a project into a folder of its own, and says what it does not know', async () => {
    const world = memoryWorld();
    const args = ['manifests', '--project-id=clinic-project', '--region=europe-west1'];
    expect(await runDeploy(args, world)).toBe(0);
    expect(
      [...world.written.keys()].every((path) => path.startsWith('deploy/out/clinic-project/')),
    ).toBe(true);
    const manifest = world.written.get('deploy/out/clinic-project/service.yaml') ?? '';
    expect(manifest).toContain('europe-west1-docker.pkg.dev/clinic-project/elevendops/app:latest');
    expect(world.complained.join()).toContain('--project-number');
  });

  it.each([
    ['a flag that there is none of', ['--projekt-id=x'], 'Unknown option'],
    ['a region without a project', ['--region=asia-east1'], '--project-id is missing'],
    ['values that cannot be', ['--project-id=X', '--memory=1GB'], 'memory'],
  ])('ends with 64 and says what to do about %s', async (_what, flags, message) => {
    const world = memoryWorld();
    expect(await runDeploy(['manifests', ...flags], world)).toBe(64);
    expect(world.complained.join()).toContain(message);
    expect(world.complained.join()).not.toContain('    at ');
  });
});

describe('manifests-check', () => {
  it('passes when everything is as it would be written', async () => {
    const world = memoryWorld();
    expect(await runDeploy(['manifests-check'], world)).toBe(0);
    expect(world.complained).toEqual([]);
  });

  it('names the file and the line that drifted, and what to run', async () => {
    const world = memoryWorld({ 'deploy/service.yaml': 'kind: Service\n' });
    expect(await runDeploy(['manifests-check'], world)).toBe(1);
    expect(world.complained[0]).toMatch(/^deploy\/service.yaml:1 has drifted: "kind: Service"/);
    expect(world.complained.at(-1)).toContain('npx nx run deploy:manifests');
  });
});

describe('validate', () => {
  it('tells errors and warnings apart by its exit code', async () => {
    const world = memoryWorld({
      Dockerfile: 'FROM node:26.1.0 AS a\nFROM a\nUSER node\nHEALTHCHECK CMD x\nCMD ["a"]\n',
      'bad/service.yaml': 'apiVersion: v1\n',
    });
    expect(await runDeploy(['validate', 'Dockerfile'], world)).toBe(0);
    expect(world.said.at(-1)).toBe('Dockerfile: 0 errors, 1 warnings (dockerfile)');
    expect(await runDeploy(['validate', 'bad/service.yaml'], world)).toBe(1);
  });

  it.each([[[]], [['nowhere.yaml']], [['package.json']]])('refuses %j', async (words) => {
    expect(await runDeploy(['validate', ...words], memoryWorld())).not.toBe(0);
  });
});

describe('release', () => {
  it('writes the manifest of the digest, with traffic where it is now', async () => {
    const world = memoryWorld({ image: `${IMAGE}\n`, 'serving.json': SERVING });
    expect(await runDeploy(RELEASE, world), world.complained.join()).toBe(0);
    const { spec } = parse(world.written.get('out.yaml') ?? '') as {
      spec: { traffic: unknown; template: { metadata: { labels: unknown } } };
    };
    expect(world.written.get('out.yaml')).toContain(`image: "${IMAGE}"`);
    expect(spec.template.metadata.labels).toEqual({ commit: 'v1-2' });
    expect(spec.traffic).toEqual([
      { revisionName: 'elevendops-1', percent: 90 },
      { revisionName: 'elevendops-2', percent: 10 },
      { latestRevision: true, percent: 0, tag: 'candidate' },
    ]);
  });

  it('refuses an image of somebody else, and one without a digest', async () => {
    for (const image of [
      IMAGE.replace('clinic-project', 'other-project'),
      IMAGE.split('@')[0] ?? '',
    ]) {
      const world = memoryWorld({ image, 'serving.json': SERVING });
      expect(await runDeploy(RELEASE, world)).toBe(64);
      expect(world.written.has('out.yaml')).toBe(false);
    }
  });
});

describe('serving-commit', () => {
  it.each([
    ['3f2c1ab', '3f2c1ab'],
    ['manual', ''],
  ])('says %s as "%s"', async (label, said) => {
    const world = memoryWorld({ 's.json': service([], label) });
    expect(await runDeploy(['serving-commit', '--serving=s.json'], world)).toBe(0);
    expect(world.said).toEqual([said]);
  });
});

describe('check-candidate', () => {
  const args = ['check-candidate', '--service-json=s.json', '--revision-file=r', '--tries=1'];

  it('writes the name of a revision that is ready', async () => {
    const world = {
      ...memoryWorld({ 's.json': SERVING }),
      fetch: () => Promise.resolve(new Response('{"revision":"elevendops-3"}')),
    };
    expect(await runDeploy(args, world)).toBe(0);
    expect(world.written.get('r')).toBe('elevendops-3\n');
  });

  it('leaves traffic alone when the revision does not answer, or when there is none', async () => {
    for (const status of [SERVING, service([{ revisionName: 'elevendops-1', percent: 100 }])]) {
      const world = memoryWorld({ 's.json': status });
      expect(await runDeploy(args, world)).toBe(1);
      expect(world.written.has('r')).toBe(false);
    }
  });
});

describe('runDeploy', () => {
  it.each([[[]], [['constructor']], [['deploy']]])('shows what there is for %j', async (args) => {
    const world = memoryWorld();
    expect(await runDeploy(args, world)).toBe(64);
    expect(world.complained.join()).toContain('manifests | manifests-check | validate');
  });
});
