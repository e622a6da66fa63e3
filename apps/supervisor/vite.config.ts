import { nodeApp } from '@elevendops/vite-config';

export default nodeApp(import.meta.dirname, { target: 'node20', oneFile: true });
