import { warmUp } from './warm-up.ts';

const [appFolder, cacheFolder] = process.argv.slice(2);
if (appFolder === undefined || cacheFolder === undefined) {
  throw new Error('usage: node main.ts APP_FOLDER CACHE_FOLDER');
}
const files = await warmUp({ appFolder, cacheFolder, env: process.env });
process.stdout.write(`compiled code of ${String(files)} files is kept in ${cacheFolder}\n`);
