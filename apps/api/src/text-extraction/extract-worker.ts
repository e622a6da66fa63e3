import { parentPort, workerData } from 'node:worker_threads';
import { loadParser, runJob } from './extract-job.ts';
import type { ExtractionJob, ExtractionOutcome } from './extraction-message.ts';

function answer(outcome: ExtractionOutcome): void {
  parentPort?.postMessage(outcome);
}

const job = workerData as ExtractionJob;
const parse = await loadParser(job.format);
// Parsers throw in callbacks too, and give up promises that nobody waits for any more.
process.on('uncaughtException', () => {
  answer({ type: 'unreadable', reason: 'corrupt' });
});
process.on('unhandledRejection', () => undefined);
answer(await runJob(job, parse));
