import { scriptStream } from '../requests/script-stream.ts';
import { runRequests } from './run-requests.ts';

await runRequests(scriptStream);
