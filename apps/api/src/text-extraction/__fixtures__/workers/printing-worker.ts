import { parentPort } from 'node:worker_threads';

process.stdout.write('patient 王小明 has asthma\n');
process.stderr.write('patient 王小明 has asthma\n');
parentPort?.postMessage({ type: 'text', text: JSON.stringify(process.env) });
