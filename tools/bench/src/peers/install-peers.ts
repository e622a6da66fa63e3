import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Peers } from '../contenders/contender.ts';

const DEBIAN_PACKAGES = ['supervisor', 's6', 'runit', 'nginx'];
const NPM_PACKAGES = ['pm2@6', 'fastify@5', '@fastify/http-proxy@11', 'httpxy@0.5'];

/** The peers that were installed into a folder before, by {@link installPeers}. */
export function findPeers(folder: string, workspace: string): Peers {
  const debian = join(folder, 'debian');
  const modules = join(folder, 'npm/node_modules');
  const proxies = ['fastify', '@fastify/http-proxy', 'httpxy'];
  return {
    debian: existsSync(join(debian, 'usr/bin/supervisord')) ? debian : null,
    pm2: existsSync(join(modules, 'pm2')) ? modules : null,
    nginx: existsSync(join(debian, 'usr/sbin/nginx')) ? debian : null,
    proxies: proxies.every((name) => existsSync(join(modules, name))) ? modules : null,
    workspace,
  };
}

/** Unpacks the peers into a folder; the machine itself stays as it is. Tells what it does. */
export function installPeers(folder: string, tell: (line: string) => void): void {
  for (const [name, install] of [
    ['debian', installDebian],
    ['npm', installNpm],
  ] as const) {
    const target = join(folder, name);
    try {
      rmSync(target, { recursive: true, force: true });
      mkdirSync(target, { recursive: true });
      install(target);
      tell(`installed the ${name} peers into ${target}`);
    } catch (error) {
      rmSync(target, { recursive: true, force: true });
      const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
      tell(`cannot install the ${name} peers: ${String(reason)}`);
    }
  }
}

function installDebian(target: string): void {
  run('apt-get', ['update', '-q'], target);
  const plan = run(
    'apt-get',
    ['install', '-y', '--reinstall', '--no-install-recommends', '--print-uris', ...DEBIAN_PACKAGES],
    target,
  );
  run('apt-get', ['download', '-q', ...packagesIn(plan)], target);
  for (const archive of globSync('*.deb', { cwd: target })) {
    run('dpkg-deb', ['-x', archive, '.'], target);
    rmSync(join(target, archive));
  }
}

/** The names of the packages that apt would fetch, from what `--print-uris` prints. */
export function packagesIn(plan: string): readonly string[] {
  return plan
    .split('\n')
    .flatMap((line) => /^'[^']+' ([^_\s]+)_\S+\.deb /.exec(line)?.[1] ?? [])
    .map((name) => decodeURIComponent(name));
}

function installNpm(target: string): void {
  run('npm', ['install', '--prefix', target, '--no-audit', '--no-fund', ...NPM_PACKAGES], target);
}

function run(command: string, args: readonly string[], cwd: string): string {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
