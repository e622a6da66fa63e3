import { sayHello } from './hello.ts';

// Takes every request and answers none.
sayHello();
process.stdin.resume();
process.on('SIGTERM', () => undefined);
