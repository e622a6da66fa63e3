import { drain } from '../measure/drain.ts';
import { runMeasurement } from './run-measurement.ts';

await runMeasurement(drain);
