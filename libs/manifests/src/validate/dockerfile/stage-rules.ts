import { finding, type Finding } from '../finding.ts';
import { parentOf, type Step } from './parse-dockerfile.ts';
import { allSteps, at, DOCKER, type Subject } from './rule.ts';

/** Base images, stages, and what goes from one to another. */
export function checkStages(subject: Subject): Finding[] {
  return [
    ...checkBases(subject),
    ...checkCount(subject),
    ...checkCopies(subject),
    ...checkSources(subject),
  ];
}

function checkBases({ stages }: Subject): Finding[] {
  return stages
    .filter(
      (stage) =>
        parentOf(stage, stages) === undefined &&
        stage.image !== 'scratch' &&
        !stage.from.text.includes('$') &&
        stage.digest === null &&
        (stage.tag === null || stage.tag === 'latest'),
    )
    .map(({ from }) =>
      at(from, {
        rule: 'from.tag',
        source: DOCKER.practices,
        message: 'is another image every day: name a version',
      }),
    );
}

function checkCount({ stages, final }: Subject): Finding[] {
  const copiesFromOther = final.steps.some(({ source }) => source !== null);
  return stages.length > 1 && (copiesFromOther || parentOf(final, stages) !== undefined)
    ? []
    : [
        finding(
          { rule: 'stages', source: DOCKER.design },
          ['FROM'],
          stages.length,
          'the image holds what built it: build in one stage, and copy what runs into another',
        ),
      ];
}

function checkCopies({ stages }: Subject): Finding[] {
  return stages.flatMap((stage, index) => {
    const earlier = stages.slice(0, index).map(({ name }) => name?.toLowerCase());
    return stage.steps.flatMap((step) => {
      const from = step.source;
      const isKnown =
        from === null ||
        /[/:.$]/.test(from) ||
        earlier.includes(from.toLowerCase()) ||
        (/^\d+$/.test(from) && Number(from) < index);
      return isKnown
        ? []
        : [
            at(step, {
              rule: 'copy.from',
              source: DOCKER.reference,
              value: from,
              message: 'no earlier stage has this name',
            }),
          ];
    });
  });
}

function checkSources(subject: Subject): Finding[] {
  return [
    ...subject.final.steps
      .filter((step) => step.keyword === 'COPY' && copiesEverything(step))
      .map((step) =>
        at(step, {
          rule: 'copy.everything',
          source: DOCKER.practices,
          message: 'copies the whole folder into the image: name what runs',
        }),
      ),
    ...allSteps(subject)
      .filter(({ keyword }) => keyword === 'ADD')
      .map((step) =>
        /https?:\/\//.test(step.text)
          ? at(step, {
              rule: 'add',
              source: DOCKER.practices,
              message: 'fetches what nobody checks: fetch in RUN and compare its checksum',
            })
          : at(step, {
              rule: 'add',
              source: DOCKER.practices,
              severity: 'warning',
              message: 'unpacks archives by itself: use COPY',
            }),
      ),
  ];
}

function copiesEverything({ words, source }: Step): boolean {
  return source === null && words.slice(0, -1).some((path) => path === '.' || path === './');
}
