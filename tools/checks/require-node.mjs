// Runs with whatever `node` is first on PATH, so it keeps to syntax that Node 14 reads.
const OLDEST = 24;
const found = process.versions.node;

if (Number(found.split('.')[0]) < OLDEST) {
  console.error(
    [
      'ElevenDops needs Node ' +
        OLDEST +
        ' or newer; this is Node ' +
        found +
        ' (' +
        process.execPath +
        ').',
      '',
      'Either install the Node that comes with the project:',
      '  npm ci          (without --ignore-scripts: the install script of the "node" package fetches Node 26.10.0)',
      'or install Node 26 yourself, and try again.',
    ].join('\n'),
  );
  process.exit(1);
}
