import { describeContract } from './describe-contract.ts';
import { startBuiltApi } from './start-built-api.ts';

describeContract('embedded', () => startBuiltApi());
