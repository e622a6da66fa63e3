export { nodeApp } from './node-app.ts';
export { nodeTests } from './node-tests.ts';
export { testDefaults } from './test-defaults.ts';
