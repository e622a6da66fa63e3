import { describe, expect, it } from 'vitest';
import { edited } from '../__fixtures__/edited.ts';
import { TEMPLATE_DEPLOYMENT } from '../model/deployment.ts';
import { renderCloudBuild } from '../render/cloud-build.ts';
import { validateCloudBuild } from './validate-cloud-build.ts';

const GOOD = renderCloudBuild(TEMPLATE_DEPLOYMENT);

const ERRORS: readonly (readonly [path: string, value: unknown, rule: string, at?: string])[] = [
  ['steps', [], 'steps.count'],
  ['steps', undefined, 'field.missing'],
  ['step', [], 'field.unknown'],
  ['steps[0].name', undefined, 'field.missing'],
  ['steps[0].name', 'gcr.io/cloud builders/docker', 'image.name'],
  ['steps[1].id', 'serving', 'steps.id'],
  ['steps[3].waitFor', ['tests'], 'steps.wait-for', 'steps[3].waitFor[0]'],
  ['steps[3].args', 'build .', 'field.type'],
  ['steps[3].script', 'echo', 'steps.script'],
  ['steps[3].arg', ['build'], 'field.unknown'],
  ['steps[3].args[0]', true, 'field.type'],
  ['steps[3].args[0]', '--tag=x:${SHORT_SHA}', 'substitution.trigger-only'],
  ['steps[3].args[0]', '--tag=$_VERSION', 'substitution.unknown'],
  ['steps[3].args[0]', 'echo $HOME', 'substitution.unknown'],
  ['steps[3].timeout', '20m', 'timeout'],
  ['steps[3].timeout', '7200s', 'timeout'],
  ['timeout', '90000s', 'timeout'],
  ['substitutions._UNUSED', 'x', 'substitution.unused'],
  ['substitutions.REGION', 'x', 'substitution.name'],
  ['substitutions._TAG', 7, 'field.type'],
  ['options.logging', 'CLOUD_LOGGING', 'field.type'],
  ['options.logging', 'LEGACY', 'logs'],
  ['options.logging', undefined, 'logs'],
  ['images[0]', 'Not An Image', 'image.name'],
  ['images[0]', 'gcr.io/p/app:${TAG_NAME}', 'substitution.trigger-only'],
  ['source', { storageSource: {} }, 'field.unknown'],
  ['steps[0].secretEnv', ['KEY'], 'secrets.unknown', 'steps[0].secretEnv[0]'],
  ['availableSecrets', { secretManager: [{ versionName: 'a', env: 'KEY' }] }, 'secrets.unused'],
  ['serviceAccount', undefined, 'build.account'],
  ['steps[4].script', 'docker push --all-tags x', 'images.twice'],
  ['steps[6].script', 'gcloud run deploy x --image=y', 'deploy.settings'],
  ['steps[6].script', 'gcloud run services update x --allow-unauthenticated', 'deploy.public'],
  ['steps[0].env[0]', 'CLOUDSDK_CORE_PROJECT=my-PROJECT_ID', 'placeholder'],
];

describe('validateCloudBuild', () => {
  it('has nothing to say of what the generator makes', () => {
    expect(validateCloudBuild(GOOD)).toEqual([]);
  });

  it.each(ERRORS.map(([path, value, rule, at = path]) => ({ path, value, rule, at })))(
    'finds what is wrong with $path = $value: $rule',
    ({ path, value, rule, at }) => {
      const findings = validateCloudBuild(edited(GOOD, path, value));
      expect(findings).toContainEqual(expect.objectContaining({ rule, path: at }));
    },
  );

  it('takes what only a trigger fills in when a default stands beside it', () => {
    const withDefault = edited(GOOD, 'steps[3].args[0]', '--tag=x:${SHORT_SHA:-manual}');
    expect(validateCloudBuild(withDefault)).not.toEqual([]);
    expect(validateCloudBuild(edited(withDefault, 'options.dynamicSubstitutions', true))).toEqual(
      [],
    );
  });

  it('takes a shell variable whose dollar is doubled', () => {
    expect(validateCloudBuild(edited(GOOD, 'steps[3].args[0]', 'echo $$HOME'))).toEqual([]);
  });
});
