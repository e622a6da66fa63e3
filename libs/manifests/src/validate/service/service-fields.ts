import { finding, type Finding } from '../finding.ts';
import { entriesAt, keysAt, numberAt, textAt } from '../read.ts';
import { valueAt } from '../structure.ts';
import { CONTAINERS, SOURCES } from './sources.ts';

const SERVICE_NAME = /^[a-z](?:[a-z0-9-]{0,47}[a-z0-9])?$/;
const LABEL_VALUE = /^[a-z0-9_-]{0,63}$/;
const ACCOUNT = /^(?:[a-z][a-z0-9-]{4,28}[a-z0-9]|[^@\s]+@[^@\s]+\.gserviceaccount\.com)$/;
const TAG = /^[a-z](?:[a-z0-9-]{0,44}[a-z0-9])?$/;
const TEMPLATE = ['spec', 'template', 'spec'];

/** Names, accounts, limits of requests, and where traffic goes. */
export function checkServiceFields(data: unknown): Finding[] {
  const name = textAt(data, ['metadata', 'name']);
  const concurrency = numberAt(data, [...TEMPLATE, 'containerConcurrency']);
  const timeout = numberAt(data, [...TEMPLATE, 'timeoutSeconds']);
  const account = textAt(data, [...TEMPLATE, 'serviceAccountName']);
  return [
    ...[
      name !== undefined &&
        !SERVICE_NAME.test(name) &&
        finding(
          { rule: 'service.name', source: SOURCES.reference },
          ['metadata', 'name'],
          name,
          'must be lower-case letters, digits and hyphens, begin with a letter, and have less than 50',
        ),
      concurrency !== undefined &&
        (concurrency < 0 || concurrency > 1_000) &&
        finding(
          { rule: 'service.concurrency', source: SOURCES.reference },
          [...TEMPLATE, 'containerConcurrency'],
          concurrency,
          'must be from 0 to 1000',
        ),
      timeout !== undefined &&
        (timeout < 1 || timeout > 3_600) &&
        finding(
          { rule: 'service.timeout', source: SOURCES.timeout },
          [...TEMPLATE, 'timeoutSeconds'],
          timeout,
          'must be from 1 to 3600',
        ),
      account !== undefined &&
        !ACCOUNT.test(account) &&
        finding(
          { rule: 'service.account', source: SOURCES.identity },
          [...TEMPLATE, 'serviceAccountName'],
          account,
          'must be the e-mail address or the id of a service account',
        ),
    ].filter((entry) => entry !== false),
    ...checkLabels(data),
    ...checkTraffic(data),
    ...checkContainers(data),
  ];
}

function checkLabels(data: unknown): Finding[] {
  const path = ['metadata', 'labels'];
  return keysAt(data, path).flatMap((key) => {
    const value = textAt(data, [...path, key]);
    return value !== undefined && !LABEL_VALUE.test(value)
      ? [
          finding(
            { rule: 'service.label', source: SOURCES.reference },
            [...path, key],
            value,
            'must be at most 63 lower-case letters, digits, hyphens and underscores',
          ),
        ]
      : [];
  });
}

function checkTraffic(data: unknown): Finding[] {
  const path = ['spec', 'traffic'];
  const targets = entriesAt(data, path);
  if (targets.length === 0) {
    return [];
  }
  const rule = { rule: 'traffic', source: SOURCES.traffic };
  const sum = targets.reduce((all, at) => all + (numberAt(data, [...at, 'percent']) ?? 0), 0);
  return [
    ...(sum === 100
      ? []
      : [finding(rule, path, `${String(sum)} %`, 'the percents must add up to 100')]),
    ...targets.flatMap((at) => {
      const latest = valueAt(data, [...at, 'latestRevision']) === true;
      const named = valueAt(data, [...at, 'revisionName']) !== undefined;
      const tag = textAt(data, [...at, 'tag']);
      return [
        latest === named &&
          finding(rule, at, { latest, named }, 'must have latestRevision: true or a revisionName'),
        tag !== undefined &&
          !TAG.test(tag) &&
          finding(
            rule,
            [...at, 'tag'],
            tag,
            'must be lower-case letters, digits and hyphens, begin with a letter, and have less than 47',
          ),
      ].filter((entry) => entry !== false);
    }),
  ];
}

function checkContainers(data: unknown): Finding[] {
  const containers = entriesAt(data, CONTAINERS);
  const withPorts = containers.filter((at) => valueAt(data, [...at, 'ports']) !== undefined);
  return [
    (containers.length < 1 || containers.length > 10) &&
      finding(
        { rule: 'containers.count', source: SOURCES.reference },
        CONTAINERS,
        containers.length,
        'must be from 1 to 10',
      ),
    containers.length > 1 &&
      withPorts.length !== 1 &&
      finding(
        { rule: 'containers.ingress', source: SOURCES.reference },
        CONTAINERS,
        withPorts.length,
        'exactly one of several containers has ports',
      ),
  ].filter((entry) => entry !== false);
}
