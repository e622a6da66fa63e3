import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXITS } from '@elevendops/manifests';
import { describe, expect, it } from 'vitest';
import { ROOT } from './__fixtures__/rollout-in.ts';
import { ROLLOUT_EXITS } from './exits.ts';

describe('ROLLOUT_EXITS', () => {
  it('are all in the guide, and no others', () => {
    const guide = readFileSync(join(ROOT, 'deploy/README.md'), 'utf8');
    const rows = [...guide.matchAll(/^\| `(\d+)` +\|/gm)].map(([, code]) => Number(code));
    const codes = Object.values(ROLLOUT_EXITS).map(({ code }) => code);
    expect(rows).toEqual([...codes, EXITS.usage].toSorted((one, other) => one - other));
    expect(new Set(codes).size).toBe(codes.length);
  });
});
