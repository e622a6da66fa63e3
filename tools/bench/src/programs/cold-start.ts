import { coldStart } from '../measure/cold-start.ts';
import { runMeasurement } from './run-measurement.ts';

await runMeasurement(coldStart);
