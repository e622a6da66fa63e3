import { describe, expect, it } from 'vitest';
import { readRoot } from '../__fixtures__/repository.ts';
import { TEMPLATE_DEPLOYMENT } from '../model/deployment.ts';
import { ALERTS } from './alerts.ts';
import { renderDashboard } from './dashboard.ts';
import { renderAlert } from './render-alert.ts';

describe('ALERTS', () => {
  it.each(ALERTS)('has "$title" explained in docs/runbook.md', ({ title }) => {
    expect(readRoot('docs/runbook.md')).toContain(`### ${title}\n`);
  });

  it.each(['is not started again', 'restart in'])(
    'looks for "%s", which the supervisor says',
    (words) => {
      expect(readRoot('apps/supervisor/src/system/narration.ts')).toContain(words);
      expect(JSON.stringify(ALERTS)).toContain(words);
    },
  );

  it('looks for the code that a refused configuration has', () => {
    expect(readRoot('libs/config/src/configuration-error.ts')).toContain('ERR_CONFIGURATION');
  });
});

describe('renderAlert', () => {
  it.each(ALERTS)('watches our service alone for "$title"', (alert) => {
    const deployment = { ...TEMPLATE_DEPLOYMENT, service: 'clinic', region: 'europe-west1' };
    const { conditions, userLabels } = JSON.parse(renderAlert(alert, deployment)) as {
      conditions: unknown[];
      userLabels: unknown;
    };
    expect(conditions).toHaveLength(1);
    expect(JSON.stringify(conditions)).toContain('service_name=\\"clinic\\"');
    expect(JSON.stringify(conditions)).toContain('location=\\"europe-west1\\"');
    expect(userLabels).toEqual({ alert: alert.id, service: 'clinic' });
  });

  it('counts instances against the most that there may be', () => {
    const alert = ALERTS.find(({ id }) => id === 'instances');
    const scaling = { ...TEMPLATE_DEPLOYMENT.scaling, maxInstances: 50 };
    const text = alert === undefined ? '' : renderAlert(alert, { ...TEMPLATE_DEPLOYMENT, scaling });
    expect(text).toContain('"thresholdValue": 40,');
  });
});

describe('renderDashboard', () => {
  it('has tiles that fill the width and do not overlap', () => {
    const { mosaicLayout } = JSON.parse(renderDashboard(TEMPLATE_DEPLOYMENT)) as {
      mosaicLayout: {
        columns: number;
        tiles: { xPos: number; yPos: number; width: number; height: number }[];
      };
    };
    const cells = mosaicLayout.tiles.flatMap(({ xPos, yPos, width, height }) =>
      Array.from({ length: width * height }, (_, index) =>
        String([xPos + (index % width), yPos + Math.floor(index / width)]),
      ),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(cells.length % mosaicLayout.columns).toBe(0);
    expect(
      mosaicLayout.tiles.every(({ xPos, width }) => xPos + width <= mosaicLayout.columns),
    ).toBe(true);
  });
});
