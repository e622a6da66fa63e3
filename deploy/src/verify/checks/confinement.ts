import { failed, ok, skipped } from '../finding.ts';
import type { Check } from '../scene.ts';

/** No process of it is root. */
export const userCheck: Check = {
  name: 'not root',
  async run({ runtime, instance }) {
    const { processes } = await instance.inspect();
    const root = processes.filter(({ uid }) => uid === 0);
    const users = [...new Set(processes.map(({ uid }) => uid))].join(', ');
    if (root.length === 0) {
      return ok(`${String(processes.length)} processes, all of user ${users}`);
    }
    return runtime.withheld.user === undefined
      ? failed(`these run as root: ${root.map(({ command }) => command).join('; ')}`)
      : skipped(runtime.withheld.user);
  },
};

/** It works where nothing but /tmp can be written. */
export const readOnlyCheck: Check = {
  name: 'read-only root',
  async run({ runtime, instance }) {
    const { isRootReadOnly } = await instance.inspect();
    const reason = runtime.withheld['read-only'];
    if (reason !== undefined) {
      return skipped(reason);
    }
    return isRootReadOnly
      ? ok('it started and serves, and / is mounted read-only, /tmp in memory')
      : failed('/ can be written');
  },
};

/** Whatever it writes goes to /tmp. */
export const writtenFilesCheck: Check = {
  name: 'writes to /tmp alone',
  async run({ instance }) {
    const files = await instance.writtenFiles();
    if (files === null) {
      return skipped('this machine cannot tell which files a process wrote');
    }
    return files.length === 0
      ? ok('after all of the above not a file outside of /tmp was made or changed')
      : failed(`made or changed: ${files.slice(0, 5).join(', ')}`);
  },
};
