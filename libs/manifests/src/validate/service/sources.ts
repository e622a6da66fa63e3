/** Where the rules of Cloud Run come from. */
export const SOURCES = {
  reference: 'Cloud Run Admin API v1 reference',
  contract: 'https://cloud.google.com/run/docs/container-contract',
  probes: 'https://cloud.google.com/run/docs/configuring/healthchecks',
  cpu: 'https://cloud.google.com/run/docs/configuring/services/cpu',
  memory: 'https://cloud.google.com/run/docs/configuring/services/memory-limits',
  environment: 'https://cloud.google.com/run/docs/configuring/services/environment-variables',
  secrets: 'https://cloud.google.com/run/docs/configuring/services/secrets',
  timeout: 'https://cloud.google.com/run/docs/configuring/request-timeout',
  traffic: 'https://cloud.google.com/run/docs/rollouts-rollbacks-traffic-migration',
  identity: 'https://cloud.google.com/run/docs/configuring/services/service-identity',
} as const;

/** Where the containers are. */
export const CONTAINERS = ['spec', 'template', 'spec', 'containers'] as const;
