import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A script of the built client. */
export interface ClientScript {
  /** As a browser asks for it. */
  readonly path: string;
  /** Its form compressed by gzip. */
  readonly compressed: Buffer;
}

/** The largest script of a built client; throws when there is none with a compressed form. */
export function largestScript(client: string): ClientScript {
  const [largest] = globSync('assets/*.js', { cwd: client })
    .map((file) => ({ file, size: statSync(join(client, file)).size }))
    .sort((one, other) => other.size - one.size);
  if (largest === undefined) {
    throw new Error(`there is no script in ${client}/assets: run "npm run build" first`);
  }
  return {
    path: `/${largest.file}`,
    compressed: readFileSync(join(client, `${largest.file}.gz`)),
  };
}
