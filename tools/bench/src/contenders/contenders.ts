import { concurrently } from './concurrently.ts';
import type { Contender } from './contender.ts';
import { floor } from './floor.ts';
import { ours } from './ours.ts';
import { pm2Runtime } from './pm2-runtime.ts';
import { runit } from './runit.ts';
import { s6 } from './s6.ts';
import { shellScript } from './shell-script.ts';
import { supervisord } from './supervisord.ts';

/** Everybody who is measured, in the order of the tables. */
export const CONTENDERS: readonly Contender[] = [
  ours,
  floor,
  shellScript,
  supervisord,
  s6,
  runit,
  pm2Runtime,
  concurrently,
];

/** Those of the given names, separated by commas; everybody without any. */
export function contendersNamed(names: string | undefined): readonly Contender[] {
  if (names === undefined) {
    return CONTENDERS;
  }
  const wanted = names.split(',').map((name) => name.trim());
  const unknown = wanted.filter((name) => !CONTENDERS.some((each) => each.name === name));
  if (unknown.length > 0) {
    const known = CONTENDERS.map(({ name }) => name).join(', ');
    throw new Error(`no contender is called ${unknown.join(', ')}; there are ${known}`);
  }
  return CONTENDERS.filter(({ name }) => wanted.includes(name));
}
