import { staticFiles } from '../requests/static.ts';
import { runRequests } from './run-requests.ts';

await runRequests(staticFiles);
