import { renderCommand } from '@elevendops/manifests';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { arbitraryNames } from './__fixtures__/arbitrary-rollout.ts';
import {
  completeProject,
  entriesOf,
  without,
  type CompleteProject,
} from './__fixtures__/complete-project.ts';
import { emptyProject } from './__fixtures__/fake-project.ts';
import { CLINIC, KEY, requestFor, rolloutIn } from './__fixtures__/rollout-in.ts';
import { basics, LOOKS } from './basics.ts';
import { imaginedWorld, IMAGINED } from './dry-run.ts';
import { RELEASE } from './release-steps.ts';
import { renderStep } from './render-findings.ts';
import type { Step } from './step.ts';

const REQUEST = requestFor();
const commands = (steps: readonly Step[]) => steps.map(renderStep);
const setUpBy = (steps: readonly Step[]) =>
  steps.filter(({ id }) => id.startsWith('make: ')).map(({ command }) => renderCommand(command));

let complete: CompleteProject;
beforeAll(async () => {
  complete = await completeProject(REQUEST);
});

/** Any of the entries of a complete project, to be taken away. */
const arbitraryLoss = fc
  .constant(null)
  .chain(() => fc.subarray([...complete.madeBy.values()].flat()));

describe('a rollout', () => {
  it('names exactly what is missing, each with commands of the plan', async () => {
    const planned = new Set([
      ...REQUEST.setup.flatMap(({ step }) => step.create.map(renderCommand)),
      ...basics(REQUEST).flatMap(({ fixes }) => fixes.map(({ command }) => renderCommand(command))),
    ]);
    await fc.assert(
      fc.asyncProperty(arbitraryLoss, fc.boolean(), async (lost, billing) => {
        const project = { ...without(complete.project, lost), billing };
        const { end } = await rolloutIn(project, { ...REQUEST, skipSetup: true });
        const there = entriesOf(project);
        const found = end.findings.filter(({ state }) => state === 'missing');
        const off = REQUEST.setup.flatMap(({ step, api }) =>
          api !== null && !there.has(api) ? step.create.map(renderCommand) : [],
        );
        const missing = [...complete.madeBy]
          .filter(([, entries]) => entries.some((entry) => !there.has(entry)))
          .map(([command]) => command)
          .filter((command) => !off.includes(command));
        const fixes = found.flatMap((each) =>
          each.fixes.map(({ command }) => renderCommand(command)),
        );
        expect(found.flatMap(({ setup }) => setup?.create.map(renderCommand) ?? [])).toEqual(
          missing,
        );
        expect(found.filter(({ setup }) => setup === null).map(({ title }) => title)).toEqual(
          billing ? [] : ['Billing of the project'],
        );
        expect(end.findings.filter(({ state }) => state === 'unseen')).toHaveLength(off.length);
        expect(fixes.filter((command) => !planned.has(command))).toEqual([]);
        expect(end.outcome).toBe(
          missing.length + off.length === 0 && billing ? 'released' : 'prerequisites',
        );
      }),
      { numRuns: 40 },
    );
  });

  it('makes exactly what is missing, and the second time nothing', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryLoss, async (lost) => {
        const project = without(complete.project, lost);
        const there = entriesOf(project);
        const missing = [...complete.madeBy]
          .filter(([, entries]) => entries.some((entry) => !there.has(entry)))
          .map(([command]) => command);
        const first = await rolloutIn(project, REQUEST);
        expect(first.end.outcome, first.lines.join('\n')).toBe('released');
        expect(setUpBy(first.performed)).toEqual(missing);
        expect(
          [...complete.madeBy.values()].flat().filter((entry) => !entriesOf(project).has(entry)),
        ).toEqual([]);
        const second = await rolloutIn(project, REQUEST);
        expect(second.end.outcome).toBe('released');
        expect(setUpBy(second.performed)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('does in an empty project what its dry run says', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryNames,
        fc.record({ isLocal: fc.boolean(), isLoggedIn: fc.boolean() }),
        async (deployment, { isLocal, isLoggedIn }) => {
          const request = requestFor(deployment, { isLocal });
          const project = emptyProject(deployment.projectId);
          const real = await rolloutIn(project, request);
          const nothing = { ...emptyProject(deployment.projectId), exists: false };
          const said: Step[] = [];
          const dry = await rolloutIn(
            isLoggedIn ? nothing : { ...nothing, account: null },
            request,
            {
              wrap: (world) => {
                const imagined = imaginedWorld(world, deployment, () => undefined);
                return {
                  ...imagined,
                  perform: (step, value) => {
                    said.push(step);
                    return imagined.perform(step, value);
                  },
                };
              },
            },
          );
          expect([real.end.outcome, dry.end.outcome], real.lines.join('\n')).toEqual([
            'released',
            'released',
          ]);
          expect(commands(said)).toEqual(
            commands(real.performed).map((command) =>
              command.replace(real.end.revision ?? '', IMAGINED.revision),
            ),
          );
        },
      ),
      { numRuns: 15 },
    );
  });

  it('changes nothing in a dry run, wherever it goes', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryLoss, async (lost) => {
        const project = without(complete.project, lost);
        const before = structuredClone(project);
        const { end } = await rolloutIn(project, REQUEST, {
          wrap: (world) => imaginedWorld(world, CLINIC, () => undefined),
        });
        expect(project).toEqual(before);
        expect(end.outcome).toBe('released');
      }),
      { numRuns: 30 },
    );
  });

  it('moves traffic only after the new revision answered, and changes nothing after a failure', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryLoss,
        fc.array(fc.nat({ max: 120 }), { maxLength: 3 }),
        fc.option(fc.constant('/ answers 500'), { nil: null }),
        fc.constantFrom('PERMISSION_DENIED: no', 'RESOURCE_EXHAUSTED: Quota exceeded', 'oh', ''),
        async (lost, failing, reason, stderr) => {
          const project = without(complete.project, lost);
          const serving = structuredClone(project.traffic).filter(({ percent }) => percent > 0);
          const events: { readonly step: Step; readonly isGood: boolean }[] = [];
          const trace = await rolloutIn(project, REQUEST, {
            check: () => Promise.resolve(reason),
            wrap: (world) => ({
              ...world,
              perform: async (step, value) => {
                const isBroken = failing.includes(events.length);
                const answer = isBroken
                  ? { code: 1, stdout: '', stderr }
                  : await world.perform(step, value);
                events.push({ step, isGood: answer.code === 0 });
                return answer;
              },
            }),
          });
          const changes = events.filter(({ step }) => step.effect === 'change');
          const moved = changes.findIndex(({ step }) => step.id === RELEASE.traffic);
          expect(moved !== -1).toBe(trace.checkedAfter !== null && reason === null);
          expect(changes.slice(0, -1).every(({ isGood }) => isGood)).toBe(true);
          expect(trace.end.outcome === 'released').toBe(
            moved !== -1 && changes[moved]?.isGood === true,
          );
          if (moved === -1 && serving.length > 0) {
            const now = project.traffic.filter(({ percent }) => percent > 0);
            expect(now.map(({ revision }) => revision)).toEqual(
              project.revisions.length === 0 ? [] : serving.map(({ revision }) => revision),
            );
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('shows no key, and puts none on a command line', async () => {
    const { performed, lines } = await rolloutIn(emptyProject('clinic-project'), REQUEST);
    const text = [...lines, ...performed.flatMap(({ command }) => command)].join('\n');
    expect(text).toContain('secrets versions add');
    expect(text).not.toContain(KEY);
  });

  it('looks at a project with few commands', async () => {
    const { performed } = await rolloutIn(structuredClone(complete.project), REQUEST);
    const looks = performed.filter(({ id }) => id.startsWith('look: ') && id !== LOOKS.commit);
    expect(looks.length).toBeLessThan(50);
    expect(new Set(looks.map(({ id }) => id)).size).toBe(looks.length);
  });
});
