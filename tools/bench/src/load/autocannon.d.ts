declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

  interface Options {
    readonly url: string;
    readonly connections: number;
    /** Seconds. */
    readonly duration: number;
    /** Seconds. */
    readonly timeout: number;
    readonly verifyBody?: (body: string) => boolean;
  }

  interface Result {
    readonly errors: number;
    readonly mismatches: number;
    readonly non2xx: number;
  }

  function autocannon(options: Options): EventEmitter & PromiseLike<Result>;
  export default autocannon;
}
