import { ENVIRONMENT, rowOf } from '@elevendops/config';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { arbitraryDeployment } from '../__fixtures__/arbitrary-deployment.ts';
import { imageVariables } from '../model/environment-values.ts';
import { parseDeployment } from '../model/parse-deployment.ts';
import { errorsOf, renderFinding } from '../validate/finding.ts';
import { validateCloudBuild } from '../validate/validate-cloud-build.ts';
import { validateService } from '../validate/validate-service.ts';
import { cloudBuildManifest, renderCloudBuild } from './cloud-build.ts';
import { imageBuildManifest, renderImageBuild } from './image-build.ts';
import { pullRequestBuildManifest, renderPullRequestBuild } from './pull-request-build.ts';
import { renderService, serviceManifest, type TrafficShare } from './service.ts';

const runs = { numRuns: 100 };
const errors = (findings: Parameters<typeof errorsOf>[0]) => errorsOf(findings).map(renderFinding);
const arbitraryServing: fc.Arbitrary<TrafficShare[]> = fc
  .integer({ min: 1, max: 100 })
  .map((percent) =>
    [
      { revision: 'elevendops-00001-abc', percent },
      { revision: 'elevendops-00002-abd', percent: 100 - percent },
    ].filter((share) => share.percent > 0),
  );

describe('any deployment that can be', () => {
  it('is one that parseDeployment takes, unchanged', () => {
    fc.assert(
      fc.property(arbitraryDeployment, (deployment) => {
        expect(parseDeployment({ ...deployment })).toEqual(deployment);
      }),
      runs,
    );
  });

  it('renders to a service.yaml that parses back to the same value, and that breaks no rule', () => {
    fc.assert(
      fc.property(arbitraryDeployment, fc.option(arbitraryServing), (deployment, serving) => {
        const release = serving === null ? {} : { serving, commit: '3f2c1ab' };
        const text = renderService(deployment, release);
        expect(parse(text)).toEqual(serviceManifest(deployment, release));
        expect(errors(validateService(text))).toEqual([]);
      }),
      runs,
    );
  });

  it('renders to Cloud Build configurations that parse back to the same value, and that break no rule', () => {
    fc.assert(
      fc.property(arbitraryDeployment, (deployment) => {
        for (const [text, manifest] of [
          [renderCloudBuild(deployment), cloudBuildManifest(deployment)],
          [renderImageBuild(deployment), imageBuildManifest(deployment)],
          [renderPullRequestBuild(deployment), pullRequestBuildManifest(deployment)],
        ] as const) {
          expect(parse(text)).toEqual(manifest);
          expect(validateCloudBuild(text).map(renderFinding)).toEqual([]);
        }
      }),
      runs,
    );
  });

  it('gives a key by the name of its secret alone, never by a value', () => {
    const keys: string[] = ENVIRONMENT.map(({ name }) => rowOf(name))
      .filter(({ type }) => type.kind === 'secret')
      .map(({ name }) => name);
    expect(keys.length).toBeGreaterThan(2);
    fc.assert(
      fc.property(arbitraryDeployment, (deployment) => {
        const env = serviceManifest(deployment).spec?.template?.spec?.containers?.[0]?.env ?? [];
        const ofKeys = env.filter(({ name }) => keys.includes(name ?? ''));
        expect(ofKeys).toHaveLength(keys.length);
        expect(ofKeys.filter((variable) => 'value' in variable)).toEqual([]);
      }),
      runs,
    );
  });

  it('has property 3: BACKEND_API_URL is on this machine, by the image and nowhere else', () => {
    const url = imageVariables().find(({ name }) => name === 'BACKEND_API_URL')?.value;
    expect(url).toBe('http://localhost:8000');
    fc.assert(
      fc.property(arbitraryDeployment, (deployment) => {
        const env = serviceManifest(deployment).spec?.template?.spec?.containers?.[0]?.env ?? [];
        expect(env.map(({ name }) => name)).not.toContain('BACKEND_API_URL');
      }),
      runs,
    );
  });

  it('keeps traffic where it is, all hundred percent, while the new revision is a candidate', () => {
    fc.assert(
      fc.property(arbitraryDeployment, arbitraryServing, (deployment, serving) => {
        const traffic = serviceManifest(deployment, { serving }).spec?.traffic ?? [];
        expect(traffic.reduce((sum, { percent }) => sum + (percent ?? 0), 0)).toBe(100);
        expect(traffic.at(-1)).toEqual({ latestRevision: true, percent: 0, tag: 'candidate' });
      }),
      runs,
    );
  });

  it('gives all of it to the candidate where nobody serves: Cloud Run takes no file without', () => {
    fc.assert(
      fc.property(arbitraryDeployment, (deployment) => {
        const text = renderService(deployment, { serving: [] });
        expect(serviceManifest(deployment, { serving: [] }).spec?.traffic).toEqual([
          { latestRevision: true, percent: 100, tag: 'candidate' },
        ]);
        expect(errors(validateService(text))).toEqual([]);
      }),
      runs,
    );
  });
});
