/** The part of `deploy/README.md` that says how the image is built and what is in it. */
export function imageSection(): string[] {
  return [
    '## Image',
    '',
    '```sh',
    'npm run image                                                 # elevendops:local, with docker, podman or buildah',
    'npm run image -- --tag=NAME --revision=TEXT --engine=podman   # --no-cache, --npmrc=FILE',
    'npm run image -- --stand-in-bases                             # where no registry of images can be reached',
    '```',
    '',
    'It takes the first engine that works and says which, builds `Dockerfile`, shows what each layer weighs and what is to',
    'be sent since the last build, and writes `out/image/sbom.cdx.json` (CycloneDX: packages of npm whose code is in the',
    'bundles, of Debian, and Node) and `out/image/image.json`. It fails on source maps, installed packages, a shell, a part',
    'under the GPL, a time or a setting of the machine that built it, a root user, or more than 100 MB. The same source and',
    'base give the same digest.',
    '',
    'A mirror of the registry of npm is used as npm uses it on this machine; its address, key and certificates are mounted',
    'for the build only. A stand-in is a small Debian with the Node and npm that run this, under the name of the real base,',
    'labelled as a stand-in: for tests and closed networks. The image holds no shell: `podman exec NAME node` is what there is.',
    '',
  ];
}
