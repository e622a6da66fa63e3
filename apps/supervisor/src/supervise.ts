import type { Settings, StatusAddress } from '@elevendops/config';
import { createComplaint, type Complaint } from './logs/complaint.ts';
import { createLogOutput } from './logs/log-output.ts';
import { renderEntry, type LogEntry, type LogIdentity } from './logs/log-entry.ts';
import { plainSink, prettySink } from './logs/log-sink.ts';
import { createRedaction, redactEntry } from './logs/redaction.ts';
import { EXIT_BUG } from './machine/end.ts';
import { POLICY, type Policy } from './machine/policy.ts';
import type { ServiceName } from './machine/service.ts';
import { SYSTEM_CLOCK } from './process/clock.ts';
import { createDriver, type Finish } from './process/driver.ts';
import { findPortOwner } from './process/port-owner.ts';
import { isContainer } from './process/escapees.ts';
import type { HeadStart } from './process/head-start.ts';
import { createRealWorld } from './process/real-world.ts';
import type { World } from './process/world.ts';
import { isStopSignal, type SignalSource } from './signals.ts';
import { tellStatus } from './status/tell-status.ts';
import { createStatusWatch } from './status/watch-world.ts';
import { banner, initWarning, readyEntry } from './system/announcement.ts';
import { lastWords } from './system/last-words.ts';
import { narrate, narrateTogether } from './system/narration.ts';

/** What to supervise, and as which process. */
export interface SuperviseOptions {
  readonly process: NodeJS.Process;
  readonly signals: SignalSource;
  readonly settings: Settings;
  readonly version: string;
  /** What the services inherit. */
  readonly env: NodeJS.ProcessEnv;
  /** @see nameRun */
  readonly run: string;
  /** A process that was started before. @default none */
  readonly headStart?: HeadStart;
  /** The Node executable for the services. */
  readonly execPath: string;
  /** The file that each service is started with. */
  readonly programs: Readonly<Record<ServiceName, string>>;
  /** Where the status can be asked for. @default nowhere */
  readonly statusAddress?: StatusAddress | null;
  /** @default POLICY */
  readonly policy?: Policy;
  /** Puts something between the supervisor and the world: a fault, to see whether it is noticed. */
  readonly interpose?: (world: World) => World;
}

const MAX_PENDING_LOG_BYTES = 4 * 1024 * 1024;

/** Runs both services until they are stopped or given up on; resolves with the exit code. */
export async function supervise(options: SuperviseOptions): Promise<number> {
  const { process, signals, settings, policy = POLICY } = options;
  const ports = { api: settings.apiPort, 'ui-server': settings.port };
  const { after, wallTime, monotonicMs } = SYSTEM_CLOCK;
  // The fallback may have lost its reader as well.
  process.stderr.on('error', () => undefined);
  const output = createLogOutput({
    sink: process.stdout.isTTY ? prettySink(process.stdout) : plainSink(process.stdout),
    fallback: (text) => process.stderr.write(text),
    maxPendingBytes: MAX_PENDING_LOG_BYTES,
    renderDropped: (count) =>
      render({
        severity: 'WARNING',
        message: `dropped ${String(count)} log lines`,
        fields: { dropped: count },
      }),
    after,
  });
  const redact = createRedaction(options);
  const complaints = new Map<ServiceName, Complaint>();
  const { interpose = (world: World) => world } = options;
  const watch = createStatusWatch({
    identity: { version: options.version, revision: settings.revision, pid: process.pid },
    monotonicMs,
    wallTime,
    redact,
  });
  const driver = createDriver(
    watch.watch(
      interpose({
        ...createRealWorld({
          ...options,
          ports,
          policy,
          output,
          env: options.env,
          identityOf,
          kill: (pid, signal) => process.kill(pid, signal),
          isContainer: isContainer(process),
          log,
          listenTo(name) {
            const complaint = createComplaint();
            complaints.set(name, complaint);
            return complaint.hear;
          },
        }),
        report(before, now) {
          for (const name of ['ui-server', 'api'] as const) {
            const change = { name, before: before.services[name], after: now.services[name] };
            log(narrate({ ...change, nowMs: monotonicMs() }));
          }
        },
        reportTogether(ends) {
          log(narrateTogether(ends));
        },
        announceReady({ services }) {
          log(readyEntry(services, monotonicMs()));
          if (process.stdout.isTTY) {
            output.write(banner(settings, process.cwd()));
          }
        },
      }),
    ),
    policy,
  );
  const bug = firstBug(process);

  let endStatus = (): void => undefined;
  const outcome = await Promise.race([run(), bug]).catch((error: unknown) => ({ bug: error }));
  if ('bug' in outcome) {
    await driver.abandon();
  }
  endStatus();
  const { entry, exitCode } = 'bug' in outcome ? bugReport(outcome.bug) : farewell(outcome);
  await output.writeLast(render(entry), policy.logDrainMs);
  return exitCode;

  async function run(): Promise<Finish> {
    signals.subscribe((signal) => {
      if (isStopSignal(signal)) {
        driver.signal(signal);
      } else {
        log({ severity: 'INFO', message: `${signal} means nothing here: ignored` });
      }
    });
    log(initWarning(process.pid));
    // A signal that came while all this was loaded is heard first.
    await new Promise<void>(SYSTEM_CLOCK.soon);
    driver.start();
    const address = options.statusAddress ?? null;
    endStatus = tellStatus(watch, { address, monotonicMs, log });
    settings.warnings.forEach((message) => {
      log({ severity: 'WARNING', message });
    });
    return driver.finished;
  }

  function identityOf(service: string): LogIdentity {
    const { revision, serviceName } = settings;
    return { service, version: options.version, revision, runService: serviceName };
  }

  function render(entry: LogEntry): string {
    return renderEntry(redactEntry(entry, redact), identityOf('supervisor'), wallTime());
  }

  function log(entry: LogEntry | null): void {
    if (entry !== null) {
      output.write([render(entry)]);
    }
  }

  function farewell({ system, exitCode }: Finish): LastLine {
    const complaintOf = (name: ServiceName): string | null => {
      const said = complaints.get(name)?.text() ?? null;
      return said === null ? null : redact(said);
    };
    const context = { exitCode, ports, ownerOf: findPortOwner, complaintOf };
    return { entry: lastWords(system, context), exitCode };
  }
}

interface LastLine {
  readonly entry: LogEntry;
  readonly exitCode: number;
}

function firstBug(process: NodeJS.Process): Promise<{ readonly bug: unknown }> {
  return new Promise((resolve) => {
    for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
      process.on(event, (bug: unknown) => {
        resolve({ bug });
      });
    }
  });
}

function bugReport(bug: unknown): LastLine {
  const stack = bug instanceof Error ? bug.stack : String(bug);
  return {
    entry: {
      severity: 'CRITICAL',
      message: 'the supervisor itself failed: this is a bug; the services were killed',
      fields: { stack_trace: stack },
    },
    exitCode: EXIT_BUG,
  };
}
