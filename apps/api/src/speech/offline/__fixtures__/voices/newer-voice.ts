import { sayHello } from './hello.ts';

sayHello(2);
process.stdin.resume();
