import type { Deployment } from '../model/deployment.ts';
import type { Alert, AlertCondition } from './alerts.ts';

const MINUTE = '60s';
/** A log can say the same thing a hundred times a second. */
const AT_MOST_EVERY = '1800s';
const CLOSED_AFTER = '3600s';

/** An alert policy, as `gcloud alpha monitoring policies create --policy-from-file` takes it. */
export function renderAlert(alert: Alert, deployment: Deployment): string {
  const { id, title, meaning, severity, condition } = alert;
  const policy = {
    displayName: `${deployment.service}: ${title}`,
    documentation: {
      content: `${meaning}\n\nMore in docs/runbook.md, "${title}".`,
      mimeType: 'text/markdown',
    },
    userLabels: { alert: id, service: deployment.service },
    severity,
    combiner: 'OR',
    conditions: [{ displayName: title, ...renderCondition(condition, deployment) }],
    alertStrategy: {
      autoClose: CLOSED_AFTER,
      ...(condition.kind === 'log' ? { notificationRateLimit: { period: AT_MOST_EVERY } } : {}),
    },
    enabled: true,
  };
  return `${JSON.stringify(policy, null, 2)}\n`;
}

/** The part of a filter that leaves only our service. */
export function ofService({ service, region }: Deployment): string {
  return (
    `resource.type="cloud_run_revision" AND resource.labels.service_name="${service}"` +
    ` AND resource.labels.location="${region}"`
  );
}

function renderCondition(condition: AlertCondition, deployment: Deployment): object {
  if (condition.kind === 'log') {
    return {
      conditionMatchedLog: { filter: `${ofService(deployment)} AND ${condition.filter}` },
    };
  }
  const { metric, labels, of, aligner, above, forSeconds } = condition;
  const aggregations = [
    {
      alignmentPeriod: MINUTE,
      perSeriesAligner: aligner,
      crossSeriesReducer: aligner.startsWith('ALIGN_PERCENTILE') ? 'REDUCE_MAX' : 'REDUCE_SUM',
    },
  ];
  const filterOf = (name: string) => `${ofService(deployment)} AND metric.type="${name}"`;
  return {
    conditionThreshold: {
      filter: labels === undefined ? filterOf(metric) : `${filterOf(metric)} AND ${labels}`,
      aggregations,
      ...(of === undefined
        ? {}
        : { denominatorFilter: filterOf(of), denominatorAggregations: aggregations }),
      comparison: 'COMPARISON_GT',
      thresholdValue: typeof above === 'number' ? above : above(deployment),
      duration: `${String(forSeconds)}s`,
      trigger: { count: 1 },
    },
  };
}
