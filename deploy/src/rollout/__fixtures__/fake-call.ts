/** A project that does not exist, and a gcloud that is logged in to it, or not. */
export interface FakeProject {
  readonly id: string;
  readonly number: string;
  version: string;
  account: string | null;
  exists: boolean;
  billing: boolean;
  apis: string[];
  /** What there is, such as `bucket gs://a`, `secret b`, `version b/1 ENABLED`. */
  things: string[];
  /** `RESOURCE ROLE MEMBER`. */
  bindings: string[];
  /** Revisions, the newest last. */
  revisions: string[];
  traffic: { revision: string; percent: number; tag?: string }[];
  /** Where the candidate can be asked. */
  candidateUrl: string;
  /** What gcloud says of commands that begin so. */
  faults: Record<string, string>;
}

/** What a command can do. */
export interface FakeCall {
  readonly project: FakeProject;
  /** Words after the name of the command. */
  readonly words: readonly string[];
  readonly flags: Readonly<Record<string, string>>;
  readonly input: string;
  /** Null when there is no such file. */
  readonly readText: (path: string) => string | null;
  /** A manifest, or null when it breaks a rule: the rules are slow to load, so they are given. */
  readonly readManifest: (kind: 'service' | 'build', text: string) => unknown;
}

/** A command of the stand-in: its flags and what it does. Throws a {@link Refused}. */
export interface FakeCommand {
  readonly api?: string;
  readonly flags: readonly string[];
  readonly run: (call: FakeCall) => string;
}

/** What gcloud prints when it does not do something. */
export class Refused extends Error {}

/** Fails like gcloud when there is no such thing. */
export function needed({ things }: FakeProject, thing: string): void {
  if (!things.includes(thing)) {
    throw new Refused(`NOT_FOUND: ${thing} was not found.`);
  }
}

/** Makes a thing that is not there yet. */
export function made({ things }: FakeProject, thing: string): void {
  if (things.includes(thing)) {
    throw new Refused(`ALREADY_EXISTS: ${thing} exists already.`);
  }
  things.push(thing);
}
