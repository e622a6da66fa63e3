import { nodeTests } from '@elevendops/vite-config';

export default nodeTests(import.meta.dirname);
