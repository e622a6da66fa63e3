import { BUILD_IMAGES } from '../build-images.ts';

/** Where the stage leaves the files of the image's root. */
export const BASE_FOLDER = '/base';

const NODE = '/usr/local/bin/node';
const TINI = '/usr/bin/tini';

/**
 * The stage that takes out of a Debian what Node and tini load, and nothing else: no shell, no package
 * manager, no program under the GPL. The packages are recorded where scanners look for them.
 */
export function baseStage(): string[] {
  return [
    '# What the image consists of besides our programs: Node, tini, and the libraries that they load. No shell, no',
    '# package manager. `status.d` says to scanners which packages these files are of.',
    `FROM ${BUILD_IMAGES.node} AS base`,
    'RUN apt-get update \\',
    '  && apt-get install -y --no-install-recommends tini \\',
    '  && rm -rf /var/lib/apt/lists/*',
    `RUN mkdir -p -m 1777 ${BASE_FOLDER}/tmp \\`,
    `  && mkdir -p ${BASE_FOLDER}/app ${BASE_FOLDER}/etc ${BASE_FOLDER}/var/lib/dpkg/status.d \\`,
    `  && libraries=$(ldd ${NODE} ${TINI} | sed -n 's/^[^/]*\\(\\/[^ ]*\\) (0x.*/\\1/p' | sort -u) \\`,
    `  && cp --dereference --parents ${NODE} ${TINI} $libraries ${BASE_FOLDER} \\`,
    '  && for library in $libraries; do \\',
    '       dpkg-query -S "$library" 2>/dev/null || dpkg-query -S "/usr$library" || exit 1; \\',
    '     done | cut -d: -f1 | sort -u > /tmp/packages \\',
    '  && for package in tini $(cat /tmp/packages); do \\',
    `       dpkg-query -s "$package" > ${BASE_FOLDER}/var/lib/dpkg/status.d/$package || exit 1; \\`,
    `       mkdir -p ${BASE_FOLDER}/usr/share/doc/$package \\`,
    `         && cp -L /usr/share/doc/$package/copyright ${BASE_FOLDER}/usr/share/doc/$package/ || exit 1; \\`,
    '     done \\',
    `  && cp /usr/lib/os-release ${BASE_FOLDER}/etc/os-release \\`,
    `  && printf 'root:x:0:0:root:/app:/sbin/nologin\\nnode:x:1000:1000:node:/app:/sbin/nologin\\n' > ${BASE_FOLDER}/etc/passwd \\`,
    `  && printf 'root:x:0:\\nnode:x:1000:\\n' > ${BASE_FOLDER}/etc/group \\`,
    `  && printf 'hosts: files dns\\n' > ${BASE_FOLDER}/etc/nsswitch.conf \\`,
    `  && find ${BASE_FOLDER} -exec touch -h -d @0 {} +`,
  ];
}
