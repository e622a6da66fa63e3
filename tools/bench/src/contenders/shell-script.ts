import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contender } from './contender.ts';

/**
 * The process manager that the container would have as a shell script: it asks for the API once a second,
 * up to thirty times, then starts the UI server and looks every five seconds whether both still live.
 */
export const shellScript: Contender = {
  name: 'shell script',
  gates: true,
  restarts: true,
  launch({ node, api, uiServer, apiPort, folder }) {
    const file = join(folder, 'start.sh');
    writeFileSync(file, script(`http://localhost:${String(apiPort)}/api/health`), { mode: 0o755 });
    return { command: 'bash', args: [file, node, api, uiServer] };
  },
};

function script(healthUrl: string): string {
  return `set -e
node=$1 api_program=$2 ui_program=$3

start_api() { "$node" "$api_program" & api=$!; }
start_ui() { "$node" "$ui_program" & ui=$!; }

start_api
for _ in {1..30}; do
  if curl -s '${healthUrl}' > /dev/null 2>&1; then break; fi
  sleep 1
done
start_ui

trap 'kill "$api" "$ui" 2> /dev/null; exit 0' SIGTERM SIGINT

while true; do
  if ! kill -0 "$api" 2> /dev/null; then start_api; fi
  if ! kill -0 "$ui" 2> /dev/null; then start_ui; fi
  sleep 5
done
`;
}
