import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryDeployment } from '../__fixtures__/arbitrary-deployment.ts';
import { parseFlags } from '../cli/parse-flags.ts';
import { DeploymentError } from './deployment-error.ts';
import { DEPLOYMENT_FLAGS, deploymentArguments, deploymentValues } from './deployment-flags.ts';
import { TEMPLATE_DEPLOYMENT } from './deployment.ts';
import { parseDeployment } from './parse-deployment.ts';

/** What is wrong with the values. */
function problemsOf(values: Readonly<Record<string, unknown>>): readonly string[] {
  try {
    parseDeployment({ projectId: 'clinic-project', ...values });
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(DeploymentError);
    return (error as DeploymentError).problems;
  }
}

describe('parseDeployment', () => {
  it('takes the values of the design for everything but the project', () => {
    expect(parseDeployment({ projectId: 'clinic-project' })).toEqual({
      ...TEMPLATE_DEPLOYMENT,
      projectId: 'clinic-project',
    });
  });

  it('tells everything that is wrong at once', () => {
    expect(
      problemsOf({
        projectId: 'Clinic',
        region: 'asia',
        bucket: 'my.google.bucket',
        scaling: { minInstances: 5, maxInstances: 2, concurrency: 0 },
        resources: { cpu: '3', memory: '1GB' },
        secretVersions: { 'google-api-key': 'newest', 'other-key': '1' },
      }).map((problem) => problem.split(' ')[0]),
    ).toEqual([
      'projectId',
      'region',
      'bucket',
      'scaling.concurrency',
      'scaling.minInstances',
      'resources.cpu',
      'resources.memory',
      'secretVersions.google-api-key',
      'secretVersions.other-key',
    ]);
  });

  it.each([
    ['a memory that the processors cannot have', { resources: { cpu: '4', memory: '1Gi' } }],
    ['an image that is neither tag nor digest', { imageVersion: { digest: 'sha256:12' } }],
    ['a service whose candidate has no address', { service: 'a'.repeat(37) }],
    ['a value that is none of a deployment', { projcet: 'x' }],
    ['a timeout that is no number', { timeoutSeconds: '5m' }],
  ])('refuses %s', (_what, values) => {
    expect(problemsOf(values)).toHaveLength(1);
  });
});

describe('deploymentArguments', () => {
  it('says any deployment in words that deploymentValues understands', () => {
    const names = DEPLOYMENT_FLAGS.map(({ flag }) => flag);
    fc.assert(
      fc.property(arbitraryDeployment, (deployment) => {
        const { flags } = parseFlags(deploymentArguments(deployment), names);
        expect(parseDeployment(deploymentValues(flags, TEMPLATE_DEPLOYMENT))).toEqual(deployment);
      }),
      { numRuns: 200 },
    );
  });
});

describe('deploymentValues', () => {
  it('names the bucket after the project, since names of buckets are unique in the world', () => {
    expect(deploymentValues({ 'project-id': 'clinic-1' }, TEMPLATE_DEPLOYMENT)).toMatchObject({
      bucket: 'clinic-1-elevendops-audio',
    });
  });
});
