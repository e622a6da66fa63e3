import { finding, type Finding, type Path } from '../finding.ts';
import { entriesAt, numberAt, textAt } from '../read.ts';
import { valueAt } from '../structure.ts';
import { CONTAINERS, SOURCES } from './sources.ts';

const IMAGE =
  /^[a-z0-9.-]+(?::\d+)?(?:\/[a-zA-Z0-9_][a-zA-Z0-9_.-]*)+(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(?:@sha256:[a-f0-9]{64})?$/;
const PORT_NAMES = ['', 'http1', 'h2c'];
const FORBIDDEN_MOUNT = /^\/(?:dev|proc|sys)(?:\/|$)|:|^[^/]/;
const VOLUME_KINDS = ['secret', 'emptyDir', 'csi', 'nfs'];

/** Images, ports, mounts and volumes. */
export function checkContainerFields(data: unknown): Finding[] {
  return [
    ...entriesAt(data, CONTAINERS).flatMap((container) => [
      ...checkImage(data, container),
      ...checkPorts(data, container),
      ...checkMounts(data, container),
    ]),
    ...checkVolumes(data),
  ];
}

function checkImage(data: unknown, container: Path): Finding[] {
  const path = [...container, 'image'];
  const image = textAt(data, path);
  return image === undefined || IMAGE.test(image)
    ? []
    : [
        finding(
          { rule: 'container.image', source: SOURCES.contract },
          path,
          image,
          'must be like REGION-docker.pkg.dev/PROJECT/REPOSITORY/NAME:TAG or …@sha256:DIGEST',
        ),
      ];
}

function checkPorts(data: unknown, container: Path): Finding[] {
  const ports = entriesAt(data, [...container, 'ports']);
  const rule = { rule: 'container.ports', source: SOURCES.contract };
  return [
    ...(ports.length > 1
      ? [finding(rule, [...container, 'ports'], ports.length, 'at most one port')]
      : []),
    ...ports.flatMap((at) => {
      const name = textAt(data, [...at, 'name']) ?? '';
      const port = numberAt(data, [...at, 'containerPort']);
      return [
        !PORT_NAMES.includes(name) &&
          finding(rule, [...at, 'name'], name, 'must be http1 or h2c, or left out'),
        port !== undefined &&
          (port < 1 || port > 65_535) &&
          finding(rule, [...at, 'containerPort'], port, 'must be from 1 to 65535'),
      ].filter((entry) => entry !== false);
    }),
  ];
}

function checkMounts(data: unknown, container: Path): Finding[] {
  const volumes = new Set(
    entriesAt(data, ['spec', 'template', 'spec', 'volumes']).map((at) =>
      textAt(data, [...at, 'name']),
    ),
  );
  return entriesAt(data, [...container, 'volumeMounts']).flatMap((at) => {
    const name = textAt(data, [...at, 'name']);
    const path = textAt(data, [...at, 'mountPath']);
    return [
      name !== undefined &&
        !volumes.has(name) &&
        finding(
          { rule: 'container.mount', source: SOURCES.reference },
          [...at, 'name'],
          name,
          'no volume has this name',
        ),
      path !== undefined &&
        FORBIDDEN_MOUNT.test(path) &&
        finding(
          { rule: 'container.mount-path', source: SOURCES.reference },
          [...at, 'mountPath'],
          path,
          'must be absolute, without a colon, and not below /dev, /proc or /sys',
        ),
    ].filter((entry) => entry !== false);
  });
}

function checkVolumes(data: unknown): Finding[] {
  const rule = { rule: 'volume', source: SOURCES.reference };
  const names = new Set<string>();
  return entriesAt(data, ['spec', 'template', 'spec', 'volumes']).flatMap((at) => {
    const name = textAt(data, [...at, 'name']) ?? '';
    const kinds = VOLUME_KINDS.filter((kind) => valueAt(data, [...at, kind]) !== undefined);
    const isTaken = names.has(name);
    names.add(name);
    return [
      isTaken && finding(rule, [...at, 'name'], name, 'two volumes have this name'),
      name === 'cloudsql' && finding(rule, [...at, 'name'], name, 'is a reserved name'),
      kinds.length !== 1 &&
        finding(rule, at, kinds, `must be exactly one of ${VOLUME_KINDS.join(', ')}`),
    ].filter((entry) => entry !== false);
  });
}
