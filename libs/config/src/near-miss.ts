import { editDistance } from './edit-distance.ts';
import { ENVIRONMENT, type VariableName } from './environment/table.ts';
import { compareText } from './finding.ts';
import { fileVariableOf, trimmed, type EnvironmentRecord } from './read-variables.ts';

/** A variable that is none of ours but looks like one. */
export interface NearMiss {
  readonly given: string;
  /** What was probably meant: a name of the table, or that with `_FILE`. */
  readonly meant: string;
  readonly row: VariableName;
}

const KNOWN: ReadonlySet<string> = new Set(
  ENVIRONMENT.flatMap(({ name }) => [name, fileVariableOf(name)]),
);

// What the platform sets is not mistyped by anybody; PORT also stands in many a .env.
const TYPED_BY_PEOPLE = ENVIRONMENT.filter(
  ({ name, source }) => name === 'PORT' || (source !== 'Cloud Run' && source !== 'supervisor'),
).map(({ name }) => ({ row: name, ...partsOf(name) }));

/** The set variables that look like a misspelt one of ours, sorted by name. */
export function findNearMisses(env: EnvironmentRecord): readonly NearMiss[] {
  return Object.keys(env)
    .filter((name) => /^[\w.-]+$/.test(name) && !KNOWN.has(name) && trimmed(env[name]) !== '')
    .map((name) => nearMissOf(name))
    .filter((nearMiss) => nearMiss !== null)
    .toSorted((one, other) => compareText(one.given, other.given));
}

/** What a name was probably meant to be; null when it resembles none of ours. */
export function nearMissOf(given: string): NearMiss | null {
  const [, base = given, suffix] = /^(.+?)(_FILE)$/i.exec(given) ?? [];
  const parts = partsOf(base);
  let best: { readonly row: VariableName; readonly distance: number } | null = null;
  for (const wanted of TYPED_BY_PEOPLE) {
    const distance = distanceBetween(parts, wanted);
    if (distance < (best?.distance ?? Infinity)) {
      best = { row: wanted.row, distance };
    }
  }
  return best === null
    ? null
    : { given, row: best.row, meant: suffix === undefined ? best.row : fileVariableOf(best.row) };
}

interface NameParts {
  readonly letters: string;
  readonly words: readonly string[];
}

function partsOf(name: string): NameParts {
  const upper = name.toUpperCase();
  return { letters: upper.replace(/[^A-Z\d]/g, ''), words: upper.split('_') };
}

/** How far a name is from one of ours; Infinity when they have nothing to do with each other. */
function distanceBetween(given: NameParts, wanted: NameParts): number {
  if (given.letters === wanted.letters) {
    return 0;
  }
  return isAbbreviation(given.words, wanted.words)
    ? 1
    : editDistance(given.letters, wanted.letters, allowedDistance(wanted.letters.length));
}

// One letter makes another word of a short name (PORT, POST), hardly of a long one.
function allowedDistance(length: number): number {
  if (length < 6) {
    return 0;
  }
  return length < 12 ? 1 : 2;
}

const SHORTEST_ABBREVIATION = 3;

/** Whether the words are the same but for endings left out: APP_ENVIRONMENT, CORS_ORIGIN. */
function isAbbreviation(given: readonly string[], wanted: readonly string[]): boolean {
  return (
    wanted.length > 1 &&
    given.length === wanted.length &&
    wanted.every((word, index) => isBeginning(word, given[index] ?? ''))
  );
}

function isBeginning(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  return (
    one === other ||
    (shorter >= SHORTEST_ABBREVIATION && (one.startsWith(other) || other.startsWith(one)))
  );
}
