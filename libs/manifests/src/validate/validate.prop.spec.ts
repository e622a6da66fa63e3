import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { arbitraryDeployment } from '../__fixtures__/arbitrary-deployment.ts';
import { TEMPLATE_DEPLOYMENT } from '../model/deployment.ts';
import { renderCloudBuild } from '../render/cloud-build.ts';
import { renderService } from '../render/service.ts';
import { renderFinding } from './finding.ts';
import { validateCloudBuild } from './validate-cloud-build.ts';
import { validateDockerfile } from './validate-dockerfile.ts';
import { validateService } from './validate-service.ts';

const VALIDATORS = { validateService, validateCloudBuild, validateDockerfile };

type Tree = Record<string, unknown> | unknown[];

/** The places of a document. */
function places(tree: unknown, path: readonly (string | number)[] = []): (string | number)[][] {
  const inner =
    typeof tree === 'object' && tree !== null
      ? Object.entries(tree).flatMap(([key, value]) =>
          places(value, [...path, Array.isArray(tree) ? Number(key) : key]),
        )
      : [];
  return path.length === 0 ? inner : [[...path], ...inner];
}

describe.each(Object.entries(VALIDATORS))('%s', (_name, validate) => {
  it('never throws, whatever the text is, and says everything in one line each', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.lorem()), (text) => {
        for (const found of validate(text)) {
          expect(renderFinding(found)).not.toContain('\n');
        }
      }),
      { numRuns: 200, examples: [['*!']] },
    );
  });

  it('never throws when any place of a good manifest holds something else', () => {
    const manifests = [renderService, renderCloudBuild].map(
      (render) => parse(render(TEMPLATE_DEPLOYMENT)) as Tree,
    );
    fc.assert(
      fc.property(
        fc
          .constantFrom(...manifests)
          .chain((tree) =>
            fc.record({ tree: fc.constant(tree), place: fc.constantFrom(...places(tree)) }),
          ),
        fc.jsonValue(),
        ({ tree, place }, value) => {
          const copy = structuredClone(tree);
          const parent = place
            .slice(0, -1)
            .reduce<unknown>(
              (inner, part) => (inner as Record<string | number, unknown>)[part],
              copy,
            );
          (parent as Record<string | number, unknown>)[place.at(-1) ?? ''] = value;
          expect(Array.isArray(validate(stringify(copy)))).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('validateService', () => {
  it('finds each field that is misspelt, where it is', () => {
    fc.assert(
      fc.property(arbitraryDeployment, fc.nat(), (deployment, index) => {
        const data = parse(renderService(deployment)) as Tree;
        const fields = places(data).filter(
          (place) =>
            typeof place.at(-1) === 'string' &&
            !place.includes('annotations') &&
            !place.includes('labels') &&
            !place.includes('limits'),
        );
        const place = fields[index % fields.length] ?? [];
        const parent = place
          .slice(0, -1)
          .reduce<unknown>(
            (inner, part) => (inner as Record<string | number, unknown>)[part],
            data,
          );
        const wrong = `${String(place.at(-1))}x`;
        (parent as Record<string, unknown>)[wrong] = 'x';
        const found = validateService(stringify(data));
        expect(
          found.filter(({ rule, path }) => rule === 'field.unknown' && path.endsWith(wrong)),
        ).toHaveLength(1);
      }),
      { numRuns: 100 },
    );
  });
});
