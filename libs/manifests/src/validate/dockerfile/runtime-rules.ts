import { finding, type Finding } from '../finding.ts';
import type { Step } from './parse-dockerfile.ts';
import { allSteps, at, DOCKER, type Subject } from './rule.ts';

const ROOT = /^(?:root|0)(?::|$)/;
const NUMERIC = /^\d+(?::\d+)?$/;
const SECRET_LIKE = /(?:_KEY|_TOKEN|_PASSWORD|_SECRET)$/i;
const LOCAL_API = /^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?\/?$/;

/** Who the image runs as, what it runs, and with which variables. */
export function checkRuntime(subject: Subject): Finding[] {
  return [
    ...checkUser(subject),
    ...checkCommand(subject),
    ...checkHealth(subject),
    ...checkVariables(subject),
    ...checkPlaces(subject),
  ];
}

function checkUser({ effective }: Subject): Finding[] {
  const step = lastOf(effective, 'USER');
  const user = step?.words[0] ?? '';
  if (step === undefined) {
    const message = 'runs as root: name a user, best by number, such as USER 1000:1000';
    return [finding({ rule: 'user', source: DOCKER.design }, ['USER'], undefined, message)];
  }
  if (ROOT.test(user)) {
    const message = 'runs as root: name another user, best by number';
    return [at(step, { rule: 'user', source: DOCKER.design, message })];
  }
  return NUMERIC.test(user)
    ? []
    : [
        at(step, {
          rule: 'user.number',
          source: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
          severity: 'warning',
          message: 'a platform cannot see that this is not root: write its number',
        }),
      ];
}

function checkCommand({ effective, final }: Subject): Finding[] {
  const commands = effective.filter(({ keyword }) => /^(?:CMD|ENTRYPOINT)$/.test(keyword));
  const own = final.steps.filter(({ keyword }) => keyword === 'CMD');
  return [
    ...(commands.length === 0
      ? [
          finding(
            { rule: 'command', source: DOCKER.reference },
            ['CMD'],
            undefined,
            'nothing says what runs',
          ),
        ]
      : []),
    ...commands
      .filter(({ isExecForm }) => !isExecForm)
      .map((step) =>
        at(step, {
          rule: 'command.form',
          source: DOCKER.reference,
          message: 'runs below a shell, which keeps SIGTERM to itself: write a list of strings',
        }),
      ),
    ...own.slice(0, -1).map((step) =>
      at(step, {
        rule: 'command.twice',
        source: DOCKER.reference,
        message: 'a later CMD replaces it',
      }),
    ),
  ];
}

function checkHealth({ effective }: Subject): Finding[] {
  const step = lastOf(effective, 'HEALTHCHECK');
  return step === undefined || step.words[0]?.toUpperCase() === 'NONE'
    ? [
        finding(
          { rule: 'healthcheck', source: DOCKER.design },
          ['HEALTHCHECK'],
          step?.text,
          'an engine cannot see whether it works: ask /api/health',
        ),
      ]
    : [];
}

function checkVariables(subject: Subject): Finding[] {
  return allSteps(subject).flatMap((step) =>
    step.properties.flatMap(({ name, value }) => [
      ...((step.keyword === 'ENV' || step.keyword === 'ARG') &&
      SECRET_LIKE.test(name) &&
      (value ?? '') !== ''
        ? [
            at(step, {
              rule: 'env.plain-secret',
              source: DOCKER.practices,
              value: name,
              message: 'stays readable in the image for ever: give it at run time',
            }),
          ]
        : []),
      ...(step.keyword === 'ENV' && name === 'BACKEND_API_URL' && !LOCAL_API.test(value ?? '')
        ? [
            at(step, {
              rule: 'env.backend-url',
              source: 'deployment design, property 3',
              value,
              message: 'the API answers inside of this container: must be http://localhost:8000',
            }),
          ]
        : []),
    ]),
  );
}

function checkPlaces(subject: Subject): Finding[] {
  return allSteps(subject).flatMap((step) => {
    if (step.keyword === 'WORKDIR' && !/^(?:\/|\$|[A-Za-z]:)/.test(step.words[0] ?? '')) {
      return [
        at(step, {
          rule: 'workdir',
          source: DOCKER.practices,
          message: 'depends on what stands before: write an absolute path',
        }),
      ];
    }
    return step.keyword === 'EXPOSE'
      ? step.words
          .filter((word) => !isPort(word))
          .map((value) =>
            at(step, {
              rule: 'expose',
              source: DOCKER.reference,
              value,
              message: 'must be a port from 1 to 65535',
            }),
          )
      : [];
  });
}

function isPort(word: string): boolean {
  const [, port, last = port] = /^(\d+)(?:-(\d+))?(?:\/(?:tcp|udp))?$/.exec(word) ?? [];
  return (
    word.startsWith('$') || (port !== undefined && Number(port) >= 1 && Number(last) <= 65_535)
  );
}

function lastOf(steps: readonly Step[], keyword: string): Step | undefined {
  return steps.findLast((step) => step.keyword === keyword);
}
