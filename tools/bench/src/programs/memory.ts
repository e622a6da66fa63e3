import { memory } from '../measure/memory.ts';
import { runMeasurement } from './run-measurement.ts';

await runMeasurement(memory);
