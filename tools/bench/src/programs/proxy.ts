import { proxy } from '../requests/proxy.ts';
import { runRequests } from './run-requests.ts';

await runRequests(proxy);
