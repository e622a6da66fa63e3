import { SERVICE_NAMES } from '../machine/service.ts';
import type { Clock } from './clock.ts';
import type { NamedEnd } from './world.ts';

/** Takes the end of a service, and what is to be done about it. */
export type TakeEnd = (end: NamedEnd, handle: () => void) => void;

/**
 * Gathers the ends of one turn of the event loop and handles them in the order of the services, whatever
 * order the kernel had: two that end together, out of memory say, are one incident.
 */
export function gatherEnds(
  soon: Clock['soon'],
  onTogether: (ends: readonly NamedEnd[]) => void,
): TakeEnd {
  const gathered: { readonly end: NamedEnd; readonly handle: () => void }[] = [];

  function handleAll(): void {
    const all = gathered.splice(0).sort((a, b) => rank(a.end) - rank(b.end));
    if (all.length > 1) {
      onTogether(all.map(({ end }) => end));
    }
    for (const { handle } of all) {
      handle();
    }
  }

  return (end, handle) => {
    if (gathered.push({ end, handle }) === 1) {
      soon(handleAll);
    }
  };
}

function rank({ name }: NamedEnd): number {
  return SERVICE_NAMES.indexOf(name);
}
