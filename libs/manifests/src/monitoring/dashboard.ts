import type { Deployment } from '../model/deployment.ts';
import { ofService } from './render-alert.ts';

/** One diagram: a metric over time. */
interface Chart {
  readonly title: string;
  readonly metric: string;
  readonly aligner: string;
  readonly reducer: string;
  readonly groupBy?: string;
  /** What the lines are drawn as. */
  readonly plot: 'LINE' | 'STACKED_AREA' | 'STACKED_BAR';
}

const CHARTS: readonly Chart[] = [
  {
    title: 'Requests a second, by class of reply',
    metric: 'run.googleapis.com/request_count',
    aligner: 'ALIGN_RATE',
    reducer: 'REDUCE_SUM',
    groupBy: 'metric.label.response_code_class',
    plot: 'STACKED_BAR',
  },
  {
    title: 'Time of a reply, 95th percentile (ms)',
    metric: 'run.googleapis.com/request_latencies',
    aligner: 'ALIGN_PERCENTILE_95',
    reducer: 'REDUCE_MAX',
    groupBy: 'resource.label.revision_name',
    plot: 'LINE',
  },
  {
    title: 'Instances, active and idle',
    metric: 'run.googleapis.com/container/instance_count',
    aligner: 'ALIGN_MAX',
    reducer: 'REDUCE_SUM',
    groupBy: 'metric.label.state',
    plot: 'STACKED_AREA',
  },
  {
    title: 'Start of an instance, 95th percentile (ms)',
    metric: 'run.googleapis.com/container/startup_latencies',
    aligner: 'ALIGN_PERCENTILE_95',
    reducer: 'REDUCE_MAX',
    groupBy: 'resource.label.revision_name',
    plot: 'LINE',
  },
  {
    title: 'Memory, 99th percentile (share)',
    metric: 'run.googleapis.com/container/memory/utilizations',
    aligner: 'ALIGN_PERCENTILE_99',
    reducer: 'REDUCE_MAX',
    groupBy: 'resource.label.revision_name',
    plot: 'LINE',
  },
  {
    title: 'Processor, 99th percentile (share)',
    metric: 'run.googleapis.com/container/cpu/utilizations',
    aligner: 'ALIGN_PERCENTILE_99',
    reducer: 'REDUCE_MAX',
    groupBy: 'resource.label.revision_name',
    plot: 'LINE',
  },
  {
    title: 'Requests at a time in an instance, 95th percentile',
    metric: 'run.googleapis.com/container/max_request_concurrencies',
    aligner: 'ALIGN_PERCENTILE_95',
    reducer: 'REDUCE_MAX',
    plot: 'LINE',
  },
  {
    title: 'Log lines a second, by severity',
    metric: 'logging.googleapis.com/log_entry_count',
    aligner: 'ALIGN_RATE',
    reducer: 'REDUCE_SUM',
    groupBy: 'metric.label.severity',
    plot: 'STACKED_BAR',
  },
];
const COLUMNS = 48;
const WIDTH = 24;
const HEIGHT = 16;

/** What the dashboard is called. */
export function dashboardName({ service, region }: Deployment): string {
  return `${service} (${region})`;
}

/** The dashboard, as `gcloud monitoring dashboards create --config-from-file` takes it. */
export function renderDashboard(deployment: Deployment): string {
  const charts = CHARTS.map((chart, index) => ({
    xPos: (index * WIDTH) % COLUMNS,
    yPos: Math.floor((index * WIDTH) / COLUMNS) * HEIGHT,
    width: WIDTH,
    height: HEIGHT,
    widget: { title: chart.title, xyChart: renderChart(chart, deployment) },
  }));
  const logs = {
    xPos: 0,
    yPos: (CHARTS.length * WIDTH * HEIGHT) / COLUMNS,
    width: COLUMNS,
    height: HEIGHT,
    widget: {
      title: 'What went wrong, and what the supervisor says',
      logsPanel: {
        filter: `${ofService(deployment)} AND (severity>=WARNING OR jsonPayload.serviceContext.service="supervisor")`,
      },
    },
  };
  const dashboard = {
    displayName: dashboardName(deployment),
    mosaicLayout: { columns: COLUMNS, tiles: [...charts, logs] },
  };
  return `${JSON.stringify(dashboard, null, 2)}\n`;
}

function renderChart(chart: Chart, deployment: Deployment): object {
  const { metric, aligner, reducer, groupBy, plot } = chart;
  return {
    dataSets: [
      {
        plotType: plot,
        targetAxis: 'Y1',
        timeSeriesQuery: {
          timeSeriesFilter: {
            filter: `${ofService(deployment)} AND metric.type="${metric}"`,
            aggregation: {
              alignmentPeriod: '60s',
              perSeriesAligner: aligner,
              crossSeriesReducer: reducer,
              ...(groupBy === undefined ? {} : { groupByFields: [groupBy] }),
            },
          },
        },
      },
    ],
    yAxis: { scale: 'LINEAR' },
  };
}
