import { finding, type Finding, type Path } from '../finding.ts';
import { entriesAt, numberAt, textAt } from '../read.ts';
import { valueAt } from '../structure.ts';
import { CONTAINERS, SOURCES } from './sources.ts';

const LOCAL_API = /^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?\/?$/;
const MOVING_TAG = /^(?!.*@sha256:).*(?::latest|\/[^:/]+)$/;
const SECRET_LIKE = /(?:_KEY|_TOKEN|_PASSWORD|_SECRET)$/;
const DEFAULT_PORT = 8080;

/** What Cloud Run takes, and what then does not do what was meant. */
export function checkHouseRules(data: unknown): Finding[] {
  return entriesAt(data, CONTAINERS).flatMap((container) => [
    ...checkImage(data, container),
    ...checkVariables(data, container),
    ...checkProbedPort(data, container),
    ...checkProbeTime(data, container),
  ]);
}

function checkImage(data: unknown, container: Path): Finding[] {
  const path = [...container, 'image'];
  const image = textAt(data, path);
  return image !== undefined && MOVING_TAG.test(image)
    ? [
        finding(
          { rule: 'image.moving-tag', source: SOURCES.contract, severity: 'warning' },
          path,
          image,
          'the same text makes no new revision, and no rollback: deploy a digest',
        ),
      ]
    : [];
}

function checkVariables(data: unknown, container: Path): Finding[] {
  return entriesAt(data, [...container, 'env']).flatMap((at) => {
    const name = textAt(data, [...at, 'name']) ?? '';
    const value = textAt(data, [...at, 'value']);
    const version = textAt(data, [...at, 'valueFrom', 'secretKeyRef', 'key']);
    return [
      name === 'BACKEND_API_URL' &&
        (value === undefined || !LOCAL_API.test(value)) &&
        finding(
          { rule: 'env.backend-url', source: 'deployment design, property 3' },
          [...at, 'value'],
          value,
          'the API answers inside of this container: must be http://localhost:8000',
        ),
      value !== undefined &&
        value !== '' &&
        SECRET_LIKE.test(name) &&
        // Its value is left out: it may be the secret itself.
        finding(
          { rule: 'env.plain-secret', source: SOURCES.secrets },
          [...at, 'value'],
          name,
          'is written in the file: keep it in Secret Manager and name it by valueFrom.secretKeyRef',
        ),
      version === 'latest' &&
        finding(
          { rule: 'secret.latest', source: SOURCES.secrets, severity: 'warning' },
          [...at, 'valueFrom', 'secretKeyRef', 'key'],
          version,
          'is read when an instance starts, so after a rotation instances differ: pin a version number',
        ),
    ].filter((entry) => entry !== false);
  });
}

function checkProbedPort(data: unknown, container: Path): Finding[] {
  const serving = numberAt(data, [...container, 'ports', 0, 'containerPort']) ?? DEFAULT_PORT;
  const probed = numberAt(data, [...container, 'startupProbe', 'httpGet', 'port']) ?? serving;
  return probed === serving
    ? []
    : [
        finding(
          { rule: 'probe.other-port', source: SOURCES.probes, severity: 'warning' },
          [...container, 'startupProbe', 'httpGet', 'port'],
          probed,
          `traffic goes to ${String(serving)}: it can begin before anything listens there`,
        ),
      ];
}

function checkProbeTime(data: unknown, container: Path): Finding[] {
  const probe = [...container, 'livenessProbe'];
  return valueAt(data, probe) !== undefined &&
    valueAt(data, [...probe, 'timeoutSeconds']) === undefined
    ? [
        finding(
          { rule: 'probe.short-timeout', source: SOURCES.probes, severity: 'warning' },
          [...probe, 'timeoutSeconds'],
          undefined,
          'is 1 s when left out: a busy container is killed; say how long it may take',
        ),
      ]
    : [];
}
