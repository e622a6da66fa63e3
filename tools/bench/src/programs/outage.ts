import { outage } from '../measure/outage.ts';
import { runMeasurement } from './run-measurement.ts';

await runMeasurement(outage);
