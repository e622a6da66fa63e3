import { apiRead } from '../requests/api-read.ts';
import { runRequests } from './run-requests.ts';

await runRequests(apiRead);
