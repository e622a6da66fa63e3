/** Builds fake-gcs-server where the tests find it, unless it is installed already. */
import { installFakeGcs } from './fake-gcs-command.ts';

const { command } = await installFakeGcs(process.env);
process.stdout.write(`${command?.program ?? ''}\n`);
