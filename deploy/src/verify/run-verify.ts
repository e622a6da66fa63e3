import { parseContract, type ServiceContract } from './contract.ts';
import { imageEnvironment } from './environment.ts';
import type { Row } from './finding.ts';
import { isKept, renderReport } from './report.ts';
import { runScenario } from './run-scenario.ts';
import { openBuiltTree } from './runtime/built-tree.ts';
import { openContainers } from './runtime/container.ts';
import { findEngine } from './runtime/find-engine.ts';
import type { Runtime } from './runtime/runtime.ts';
import type { Check } from './scene.ts';
import { SCENARIOS, type Scenario } from './scenarios.ts';
import { parseVerifyOptions, type VerifyOptions } from './verify-options.ts';
import { VerifyError } from './verify-error.ts';

/** What the program touches. */
export interface VerifyWorld {
  /** Null when there is no such file. */
  readonly readText: (path: string) => string | null;
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

/** What is checked, and in what. */
export interface VerifyParts {
  readonly scenarios: readonly Scenario[];
  readonly openRuntime: (options: VerifyOptions, contract: ServiceContract) => Promise<Runtime>;
}

const EXITS = { ok: 0, failed: 1, usage: 64, interrupted: 130 } as const;

/**
 * `verify`: runs an image, or the built tree, under what Cloud Run promises and expects by a service.yaml;
 * prints a table, and gives 1 when a promise is broken.
 */
export async function runVerify(
  args: readonly string[],
  world: VerifyWorld,
  { scenarios, openRuntime }: VerifyParts = { scenarios: SCENARIOS, openRuntime: openNamed },
): Promise<number> {
  const interrupted = new AbortController();
  const interrupt = (): void => {
    world.err('Ending what was started…');
    interrupted.abort();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  try {
    const options = parseVerifyOptions(args);
    const isWanted = selection(options.only, scenarios);
    const contract = readContract(options.service, world);
    const runtime = await openRuntime(options, contract);
    const rows: Row[] = [];
    const onRow = (row: Row): void => {
      rows.push(row);
      world.err(`${row.check}: ${row.verdict}`);
    };
    const { signal } = interrupted;
    for (const scenario of scenarios) {
      if (scenario.checks.some(isWanted)) {
        world.err(`\n${scenario.title}`);
      }
      const root = process.cwd();
      await runScenario(scenario, { contract, runtime, root, isWanted, onRow, signal });
    }
    world.out(
      `${runtime.description}; the contract of ${options.service}\n\n${renderReport(rows)}`,
    );
    if (signal.aborted) {
      return EXITS.interrupted;
    }
    return isKept(rows) ? EXITS.ok : EXITS.failed;
  } catch (error) {
    if (error instanceof VerifyError) {
      world.err(error.message);
      return EXITS.usage;
    }
    throw error;
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}

/** Which checks `--only` names. @throws VerifyError (`ERR_VERIFY`) when it names none that is there */
function selection(only: readonly string[], scenarios: readonly Scenario[]) {
  const isWanted = ({ name }: Check): boolean =>
    only.length === 0 || only.some((part) => name.toLowerCase().includes(part.toLowerCase()));
  const all = scenarios.flatMap(({ checks }) => checks);
  if (!all.some(isWanted)) {
    const names = [...new Set(all.map(({ name }) => name))];
    throw new VerifyError(
      `No check is called ${only.join(' or ')}: there are ${names.join(', ')}.`,
    );
  }
  return isWanted;
}

function readContract(path: string, { readText }: VerifyWorld): ServiceContract {
  const text = readText(path);
  if (text === null) {
    throw new VerifyError(`${path}: there is no such file; name one by --service=…`);
  }
  return parseContract(text);
}

async function openNamed(options: VerifyOptions, contract: ServiceContract): Promise<Runtime> {
  if (options.image !== null) {
    return openContainers(await findEngine(options.image, contract, options), options.image);
  }
  return openBuiltTree({ contract, root: process.cwd(), imageEnv: imageEnvironment() });
}
