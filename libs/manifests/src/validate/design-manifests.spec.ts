import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { validateFile } from '../cli/validate-file.ts';
import type { ManifestKind } from '../cli/validate-file.ts';

/** The manifests of the deployment design, letter by letter. */
function faultsOf(kind: ManifestKind, name: string): string[] {
  const text = readFileSync(join(import.meta.dirname, '../__fixtures__/design', name), 'utf8');
  return validateFile(kind, text)
    .map(({ severity, rule, path }) => `${severity} ${rule} ${path}`)
    .toSorted();
}

const BOX = 'spec.template.spec.containers[0]';

describe('the manifests of the deployment design', () => {
  it('has a service.yaml with placeholders, a moving tag, secrets that move, and probes of another port', () => {
    expect(faultsOf('service', 'service.yaml')).toEqual([
      `error container.image ${BOX}.image`,
      `error placeholder ${BOX}.env[1].value`,
      `error placeholder ${BOX}.env[3].value`,
      `error placeholder ${BOX}.image`,
      'error placeholder spec.template.spec.serviceAccountName',
      `warning image.moving-tag ${BOX}.image`,
      `warning probe.other-port ${BOX}.startupProbe.httpGet.port`,
      `warning probe.short-timeout ${BOX}.livenessProbe.timeoutSeconds`,
      `warning secret.latest ${BOX}.env[6].valueFrom.secretKeyRef.key`,
      `warning secret.latest ${BOX}.env[7].valueFrom.secretKeyRef.key`,
      `warning secret.latest ${BOX}.env[8].valueFrom.secretKeyRef.key`,
    ]);
  });

  it('has a cloudbuild.yaml that cannot be submitted by hand, and that applies no service.yaml', () => {
    expect(faultsOf('cloudbuild', 'cloudbuild.yaml')).toEqual([
      'error substitution.trigger-only images[0]',
      'error substitution.trigger-only steps[0].args[2]',
      'error substitution.trigger-only steps[2].args[4]',
      'warning build.account serviceAccount',
      'warning deploy.public steps[2].args',
      'warning deploy.settings steps[2].args',
      'warning images.twice steps[1].args',
    ]);
  });

  it('has a Dockerfile that names its user by a word', () => {
    expect(faultsOf('dockerfile', 'Dockerfile')).toEqual(['warning user.number line[49].USER']);
  });
});
