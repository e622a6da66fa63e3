import type { AppEnvironment, Settings } from '../settings.ts';

/** Who sets a variable in a deployment, and so where a wrong or missing one is put right. */
export type VariableSource =
  'Cloud Run' | 'service.yaml' | 'Secret Manager' | 'image' | 'supervisor' | 'optional';

/** The part of the system that a variable is about. */
export type VariableGroup = 'application' | 'network' | 'data' | 'services';

/** How a variable's text is read, as plain data; `schemaFor` makes the zod schema. */
export type VariableType =
  /** One line; `pattern` is a regular expression that all of it matches, `expected` says it in words. */
  | { readonly kind: 'text'; readonly pattern?: string; readonly expected?: string }
  /** Read into a `Secret`. */
  | { readonly kind: 'secret' }
  /** true, t, yes, y, on, 1 and their opposites in any case. */
  | { readonly kind: 'boolean' }
  | { readonly kind: 'integer' | 'number'; readonly minimum: number; readonly maximum: number }
  /** One of the values in any case; `aliases` are other spellings. */
  | {
      readonly kind: 'choice';
      readonly values: readonly string[];
      readonly aliases?: Readonly<Record<string, string>>;
    }
  /** `host:port`. */
  | { readonly kind: 'host-port' }
  /** A base URL that is http or https. */
  | { readonly kind: 'http-url' }
  /** The base URL of a service outside: https, or http on loopback outside production. */
  | { readonly kind: 'external-url' }
  /** The URL of our API: http on this machine. */
  | { readonly kind: 'api-url' }
  /** Origins, separated by commas or as a JSON list. */
  | { readonly kind: 'origins' };

/** A default that depends on `APP_ENV`. */
export type DefaultByEnvironment = Readonly<Record<AppEnvironment, string | null>>;

/** One row of the table: everything that anybody needs to know about an environment variable. */
export interface EnvironmentVariable {
  readonly name: string;
  readonly group: VariableGroup;
  readonly type: VariableType;
  /** As text, as the variable itself would be; null when unset means nothing. */
  readonly default: string | null | DefaultByEnvironment;
  /** One or two sentences for `.env.example` and the documentation. */
  readonly description: string;
  /** A valid value for documentation and error messages; secrets have none. */
  readonly example?: string;
  readonly source: VariableSource;
  /** The Secret Manager secret that holds it. */
  readonly secretName?: string;
  /** The setting that it decides. */
  readonly setting: keyof Settings;
  /** The variable that it is a second name for, and that wins over it. */
  readonly standsInFor?: string;
  /** Production does not start without it. */
  readonly requiredInProduction?: true;
  /** What the image sets; may hold placeholders. */
  readonly imageValue?: string;
  /** What service.yaml sets; may hold placeholders. */
  readonly serviceValue?: string;
}

/** Names that stand in braces in `imageValue` and `serviceValue`; whoever renders a manifest fills them in. */
export const DEPLOYMENT_PLACEHOLDERS = [
  'projectId',
  'projectNumber',
  'region',
  'service',
  'revision',
  'bucket',
  'database',
] as const;
