import { z } from 'zod';

const text = z.string('must be a string: put it in quotes');
const whole = z.int('must be a whole number without quotes');
const texts = z.record(z.string(), z.string('must be a string: put it in quotes'));

const http = z.strictObject({
  path: text.optional(),
  port: whole.optional(),
  httpHeaders: z
    .array(z.strictObject({ name: text, value: text.optional() }), 'must be a list')
    .optional(),
});

const probe = z.strictObject({
  httpGet: http.optional(),
  tcpSocket: z.strictObject({ port: whole.optional() }).optional(),
  grpc: z.strictObject({ port: whole.optional(), service: text.optional() }).optional(),
  initialDelaySeconds: whole.optional(),
  periodSeconds: whole.optional(),
  timeoutSeconds: whole.optional(),
  failureThreshold: whole.optional(),
  successThreshold: whole.optional(),
});

const environmentVariable = z.strictObject({
  name: text,
  value: text.optional(),
  valueFrom: z.strictObject({ secretKeyRef: z.strictObject({ name: text, key: text }) }).optional(),
});

const container = z.strictObject({
  name: text.optional(),
  image: text,
  command: z.array(text, 'must be a list').optional(),
  args: z.array(text, 'must be a list').optional(),
  workingDir: text.optional(),
  ports: z
    .array(
      z.strictObject({
        name: text.optional(),
        containerPort: whole,
        protocol: z.literal('TCP').optional(),
      }),
      'must be a list',
    )
    .optional(),
  env: z.array(environmentVariable, 'must be a list').optional(),
  resources: z.strictObject({ limits: texts.optional(), requests: texts.optional() }).optional(),
  volumeMounts: z
    .array(z.strictObject({ name: text, mountPath: text, readOnly: z.boolean().optional() }))
    .optional(),
  startupProbe: probe.optional(),
  livenessProbe: probe.optional(),
  readinessProbe: probe.optional(),
});

const volume = z.strictObject({
  name: text,
  secret: z
    .strictObject({
      secretName: text,
      items: z.array(z.strictObject({ key: text, path: text, mode: whole.optional() })).optional(),
      defaultMode: whole.optional(),
    })
    .optional(),
  emptyDir: z.strictObject({ medium: text.optional(), sizeLimit: text.optional() }).optional(),
  csi: z
    .strictObject({
      driver: text,
      readOnly: z.boolean().optional(),
      volumeAttributes: texts.optional(),
    })
    .optional(),
  nfs: z.strictObject({ server: text, path: text, readOnly: z.boolean().optional() }).optional(),
});

const metadata = z.strictObject({
  name: text.optional(),
  namespace: text.optional(),
  labels: texts.optional(),
  annotations: texts.optional(),
});

/** The fields that Cloud Run has; those of Knative that it refuses are not here. */
export const serviceSchema = z.strictObject({
  apiVersion: z.literal('serving.knative.dev/v1', 'must be "serving.knative.dev/v1"'),
  kind: z.literal('Service', 'must be "Service"'),
  metadata: metadata.required({ name: true }),
  spec: z.strictObject({
    template: z.strictObject({
      metadata: metadata.optional(),
      spec: z.strictObject({
        containerConcurrency: whole.optional(),
        timeoutSeconds: whole.optional(),
        serviceAccountName: text.optional(),
        containers: z.array(container, 'must be a list'),
        volumes: z.array(volume, 'must be a list').optional(),
        nodeSelector: texts.optional(),
      }),
    }),
    traffic: z
      .array(
        z.strictObject({
          percent: whole.optional(),
          latestRevision: z.boolean().optional(),
          revisionName: text.optional(),
          tag: text.optional(),
        }),
        'must be a list',
      )
      .optional(),
  }),
});

/** A service whose fields and types are right. */
export type ServiceDocument = z.infer<typeof serviceSchema>;
/** A container of it. */
export type ContainerDocument = z.infer<typeof container>;
/** A probe of it. */
export type ProbeDocument = z.infer<typeof probe>;
