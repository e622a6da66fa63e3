export { freePort } from './free-port.ts';
export {
  startProgram,
  type Program,
  type ProgramExit,
  type StartProgramOptions,
} from './program.ts';
export { runReadmeExample, type ReadmeExample } from './readme-example.ts';
export { startServer, type TestServer } from './server.ts';
export { temporaryFolder, type TemporaryFolder } from './temporary-folder.ts';
