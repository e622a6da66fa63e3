import type { EnvironmentVariable } from './variable.ts';

/** Variables about ports, addresses and who may call. */
export const NETWORK_VARIABLES = [
  {
    name: 'PORT',
    group: 'network',
    type: { kind: 'integer', minimum: 1, maximum: 65_535 },
    default: '8080',
    description: 'The public port. It differs from the port of BACKEND_API_URL.',
    example: '8080',
    source: 'Cloud Run',
    setting: 'port',
  },
  {
    name: 'STREAMLIT_PORT',
    group: 'network',
    type: { kind: 'integer', minimum: 1024, maximum: 65_535 },
    default: null,
    description:
      'The public port when PORT is unset, so that a .env of the Streamlit client keeps its port.',
    example: '8501',
    source: 'optional',
    setting: 'port',
    standsInFor: 'PORT',
  },
  {
    name: 'BACKEND_API_URL',
    group: 'network',
    type: { kind: 'api-url' },
    default: 'http://localhost:8000',
    description:
      'Where the API answers, always inside this container: http on localhost or 127.0.0.1.',
    example: 'http://localhost:8000',
    source: 'image',
    setting: 'backendApiUrl',
    imageValue: 'http://localhost:8000',
  },
  {
    name: 'FASTAPI_PORT',
    group: 'network',
    type: { kind: 'integer', minimum: 1024, maximum: 65_535 },
    default: null,
    description: "The API's port when BACKEND_API_URL is unset; when both are set they agree.",
    example: '8000',
    source: 'optional',
    setting: 'apiPort',
    standsInFor: 'BACKEND_API_URL',
  },
  {
    name: 'API_TIMEOUT',
    group: 'network',
    type: { kind: 'number', minimum: 1, maximum: 60 },
    default: '10',
    description: 'Seconds that a call to the API may take.',
    example: '30',
    source: 'optional',
    setting: 'apiTimeoutSeconds',
  },
  {
    name: 'CORS_ORIGINS',
    group: 'network',
    type: { kind: 'origins' },
    default: 'http://localhost:8501,http://127.0.0.1:8501',
    description:
      'Origins whose pages may call the API with credentials, separated by commas or as a JSON list. ' +
      'http://localhost:8000 and http://127.0.0.1:8000 always may.',
    example: 'https://clinic.example',
    source: 'service.yaml',
    setting: 'corsOrigins',
    serviceValue: 'https://{service}-{projectNumber}.{region}.run.app',
  },
  {
    name: 'SUPERVISOR_STATUS_PORT',
    group: 'network',
    type: { kind: 'integer', minimum: 1024, maximum: 65_535 },
    default: null,
    description:
      'The port of 127.0.0.1 on which the supervisor tells its /status and /metrics. Unset: in ' +
      'development the socket supervisor.sock in DATA_DIR, elsewhere nowhere.',
    example: '9100',
    source: 'optional',
    setting: 'supervisorStatusPort',
  },
] as const satisfies readonly EnvironmentVariable[];
