import { list } from '../requests/list.ts';
import { runRequests } from './run-requests.ts';

await runRequests(list);
