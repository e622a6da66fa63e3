import { checkCommands } from './dockerfile/command-rules.ts';
import { inheritedSteps, parseDockerfile } from './dockerfile/parse-dockerfile.ts';
import { at, DOCKER, type Subject } from './dockerfile/rule.ts';
import { checkRuntime } from './dockerfile/runtime-rules.ts';
import { checkStages } from './dockerfile/stage-rules.ts';
import { finding, type Finding } from './finding.ts';

const KEYWORDS = new Set(
  (
    'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER ' +
    'VOLUME WORKDIR'
  ).split(' '),
);

/** Everything in a Dockerfile that an engine refuses, or that makes an image which is large, unsafe or deaf to signals. */
export function validateDockerfile(text: string): Finding[] {
  const stages = parseDockerfile(text);
  const final = stages.at(-1);
  if (final === undefined) {
    const message = 'there is no FROM: this is no Dockerfile';
    return [finding({ rule: 'from', source: DOCKER.reference }, [], undefined, message)];
  }
  const subject: Subject = { stages, final, effective: inheritedSteps(final, stages) };
  return [
    ...stages
      .flatMap(({ steps }) => steps)
      .filter(({ keyword }) => !KEYWORDS.has(keyword))
      .map((step) =>
        at(step, {
          rule: 'keyword',
          source: DOCKER.reference,
          value: step.keyword,
          message: 'there is no such instruction: check its spelling',
        }),
      ),
    ...checkStages(subject),
    ...checkRuntime(subject),
    ...checkCommands(subject),
  ];
}
