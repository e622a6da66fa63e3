export {
  CONVERSATION_ROUTE,
  startElevenLabs,
  type ElevenLabsStandIn,
  type StandInAnswer,
} from './elevenlabs/index.ts';
export { freePort } from './free-port.ts';
export { gcloudLinter, type GcloudLinter } from './gcloud-linter.ts';
export type { GeminiCall, GeminiRequestBody } from './gemini/gemini-call.ts';
export type { GeminiFault } from './gemini/gemini-fault.ts';
export {
  startGeminiStandIn,
  type GeminiStandIn,
  type GeminiStandInOptions,
} from './gemini/gemini-stand-in.ts';
export {
  startLangsmithStandIn,
  type LangsmithCall,
  type LangsmithFault,
  type LangsmithRun,
  type LangsmithStandIn,
  type LangsmithStandInOptions,
} from './langsmith/langsmith-stand-in.ts';
export {
  startProgram,
  type Program,
  type ProgramExit,
  type StartProgramOptions,
} from './program.ts';
export { runReadmeExample, type ReadmeExample } from './readme-example.ts';
export { startServer, type TestServer } from './server.ts';
export { type Fault } from './stand-in/fault.ts';
export { type StandInRequest } from './stand-in/serve-routes.ts';
export { temporaryFolder, type TemporaryFolder } from './temporary-folder.ts';
