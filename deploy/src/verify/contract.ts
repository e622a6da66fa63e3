import { parse } from 'yaml';
import { z } from 'zod';
import { parseBytes, parseCpus } from './quantity.ts';
import { VerifyError } from './verify-error.ts';

/** How an instance is asked whether it is well. */
export interface Probe {
  readonly kind: 'http' | 'tcp';
  /** Empty for TCP. */
  readonly path: string;
  readonly port: number;
  readonly initialDelaySeconds: number;
  readonly periodSeconds: number;
  readonly timeoutSeconds: number;
  readonly failureThreshold: number;
}

/** What Cloud Run promises to a container, and expects of it, by a service.yaml. */
export interface ServiceContract {
  readonly service: string;
  /** The port that the manifest names; PORT tells the program which one it is. */
  readonly containerPort: number;
  readonly env: Readonly<Record<string, string>>;
  /** Secrets by the variable that holds them. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly cpus: number;
  readonly memoryBytes: number;
  readonly concurrency: number;
  readonly timeoutSeconds: number;
  readonly startupProbe: Probe;
  readonly livenessProbe: Probe | null;
}

const DEFAULT_PORT = 8080;
const DEFAULT_CONCURRENCY = 80;

const probeSchema = z.object({
  httpGet: z.object({ path: z.string().default('/'), port: z.int().optional() }).optional(),
  tcpSocket: z.object({ port: z.int().optional() }).optional(),
  initialDelaySeconds: z.int().default(0),
  periodSeconds: z.int().min(1).default(10),
  timeoutSeconds: z.int().min(1).default(1),
  failureThreshold: z.int().min(1).default(3),
});

const variableSchema = z.object({
  name: z.string().min(1),
  value: z.string().optional(),
  valueFrom: z.object({ secretKeyRef: z.object({ name: z.string() }) }).optional(),
});

const containerSchema = z.object({
  ports: z.array(z.object({ containerPort: z.int() })).optional(),
  resources: z
    .object({
      limits: z.object({ cpu: z.string().default('1'), memory: z.string().default('512Mi') }),
    })
    .default({ limits: { cpu: '1', memory: '512Mi' } }),
  env: z.array(variableSchema).default([]),
  startupProbe: probeSchema.optional(),
  livenessProbe: probeSchema.optional(),
});

const serviceSchema = z.object({
  kind: z.literal('Service'),
  metadata: z.object({ name: z.string().min(1) }),
  spec: z.object({
    template: z.object({
      spec: z.object({
        containerConcurrency: z.int().min(0).default(DEFAULT_CONCURRENCY),
        timeoutSeconds: z.int().default(300),
        containers: z.tuple([containerSchema], z.unknown()),
      }),
    }),
  }),
});

/**
 * Reads the contract out of a service.yaml, with Cloud Run's defaults where it says nothing.
 *
 * @throws VerifyError (`ERR_VERIFY`) with every field that cannot be understood
 */
export function parseContract(text: string): ServiceContract {
  const parsed = serviceSchema.safeParse(parseYaml(text));
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      ({ path, message }) => `${path.map(String).join('.')}: ${message}`,
    );
    throw new VerifyError(`The manifest is no Cloud Run service:\n  ${problems.join('\n  ')}`);
  }
  const { metadata, spec } = parsed.data;
  const { containers, containerConcurrency, timeoutSeconds } = spec.template.spec;
  const [container] = containers;
  const containerPort = container.ports?.[0]?.containerPort ?? DEFAULT_PORT;
  const { limits } = container.resources;
  return {
    service: metadata.name,
    containerPort,
    env: variables(container.env, ({ value, valueFrom }) =>
      valueFrom === undefined ? (value ?? '') : undefined,
    ),
    secrets: variables(container.env, ({ valueFrom }) => valueFrom?.secretKeyRef.name),
    cpus: parseCpus(limits.cpu),
    memoryBytes: parseBytes(limits.memory),
    concurrency: containerConcurrency === 0 ? DEFAULT_CONCURRENCY : containerConcurrency,
    timeoutSeconds,
    startupProbe:
      container.startupProbe === undefined
        ? platformProbe(containerPort)
        : probe(container.startupProbe, containerPort),
    livenessProbe:
      container.livenessProbe === undefined ? null : probe(container.livenessProbe, containerPort),
  };
}

/** What Cloud Run does where a manifest names no startup probe. */
function parseYaml(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new VerifyError(`The manifest is no YAML: ${(error as Error).message}`);
  }
}

function platformProbe(port: number): Probe {
  return {
    kind: 'tcp',
    path: '',
    port,
    initialDelaySeconds: 0,
    periodSeconds: 240,
    timeoutSeconds: 240,
    failureThreshold: 1,
  };
}

function probe(found: z.infer<typeof probeSchema>, containerPort: number): Probe {
  const { httpGet, tcpSocket, ...times } = found;
  return httpGet === undefined
    ? { kind: 'tcp', path: '', port: tcpSocket?.port ?? containerPort, ...times }
    : { kind: 'http', path: httpGet.path, port: httpGet.port ?? containerPort, ...times };
}

function variables(
  env: readonly z.infer<typeof variableSchema>[],
  valueOf: (variable: z.infer<typeof variableSchema>) => string | undefined,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    env.flatMap((variable) => {
      const value = valueOf(variable);
      return value === undefined ? [] : [[variable.name, value]];
    }),
  );
}
