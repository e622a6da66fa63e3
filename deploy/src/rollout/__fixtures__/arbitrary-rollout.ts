import { parseDeployment, TEMPLATE_DEPLOYMENT, type Deployment } from '@elevendops/manifests';
import fc from 'fast-check';

const word = (least: number, most: number) =>
  fc.stringMatching(new RegExp(`^[a-z][a-z0-9]{${String(least - 1)},${String(most - 1)}}$`));

/** Any names, as far as they matter to a rollout. */
export const arbitraryNames: fc.Arbitrary<Deployment> = fc
  .record({
    projectId: word(6, 20),
    region: fc.constantFrom('asia-east1', 'europe-west1', 'us-central1', 'me-central2'),
    service: word(2, 20),
    repository: word(2, 20),
    imageName: word(2, 20),
    bucket: word(4, 30).filter((name) => !/google|g00gle|^goog/.test(name)),
    database: fc.oneof(fc.constant('(default)'), word(4, 20)),
    // Three accounts with one name would be one account.
    account: word(4, 15),
  })
  .map(({ account, ...names }) =>
    parseDeployment({
      ...TEMPLATE_DEPLOYMENT,
      ...names,
      runtimeAccount: `${account}-run`,
      buildAccount: `${account}-build`,
      testAccount: `${account}-test`,
    }),
  );
