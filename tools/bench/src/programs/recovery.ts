import { recovery } from '../measure/recovery.ts';
import { runMeasurement } from './run-measurement.ts';

await runMeasurement(recovery);
