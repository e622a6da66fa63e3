import {
  renderCommand,
  serviceUrl,
  TEMPLATE_DEPLOYMENT,
  type Deployment,
} from '@elevendops/manifests';
import { IMAGINED } from './dry-run.ts';
import { ROLLOUT_EXITS } from './exits.ts';
import type { Narrator } from './narrator.ts';
import { trafficCommand } from './release-steps.ts';
import { renderStep } from './render-findings.ts';

/** Tells of a rollout as the script that it is: each command in its order, with what it is for. */
export function createCommandTeller(out: (line: string) => void): Narrator {
  return {
    looking(steps) {
      out('');
      out('# Looks:');
      steps.forEach((step) => {
        out(renderStep(step));
      });
    },
    lacking(findings) {
      const seen = findings.filter(({ state }) => state !== 'unseen').length;
      out('');
      out(
        `# Asks whether to make what is missing (${String(seen)} things` +
          (seen === findings.length
            ? ')'
            : `, and ${String(findings.length - seen)} that are looked at when their API is on)`),
      );
    },
    writing(paths) {
      out('');
      paths.forEach((path) => {
        out(`# Writes ${path}`);
      });
    },
    changing(step) {
      out('');
      out(`# ${step.title}:`);
      out(renderStep(step));
    },
    waiting: () => undefined,
    checking({ revision, url }) {
      out('');
      out(`# Asks ${revision} for ${url}/api/health, /api/health/ready and / until it is ready;`);
      out('# only then, and to the revision that answered:');
    },
    ended({ outcome, before }, deployment) {
      out('');
      if (outcome === 'released') {
        out(`# ${serviceUrl(named(deployment))} is the address. To roll back:`);
        out(`#   ${renderCommand(trafficCommand(deployment, before ?? []))}`);
      } else {
        out(`# The run would end here with ${String(ROLLOUT_EXITS[outcome].code)}:`);
        out(`# ${ROLLOUT_EXITS[outcome].meaning}`);
      }
      out('# Nothing was changed: this was a dry run.');
    },
  };
}

/** With the name of its number, where that is only imagined. */
function named(deployment: Deployment): Deployment {
  const { projectNumber } = deployment;
  return projectNumber === IMAGINED.number
    ? { ...deployment, projectNumber: TEMPLATE_DEPLOYMENT.projectNumber }
    : deployment;
}
