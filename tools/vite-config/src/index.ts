export {
  BUNDLED_PACKAGES_FILE,
  bundledPackages,
  packageFolder,
  type BundledPackage,
  type BundledPackagesOptions,
} from './bundled-packages.ts';
export { nodeApp } from './node-app.ts';
export { nodeTests } from './node-tests.ts';
export { secondTry } from './second-try.ts';
export { testDefaults } from './test-defaults.ts';
