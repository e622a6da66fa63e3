import { createLogger, type Logger } from '@elevendops/logging';

/** A logger as in production, whose lines are added to a list. */
export function createTestLogger(lines: string[] = []): Logger {
  return createLogger({
    service: 'api',
    version: '1',
    revision: 'test',
    destination: { write: (line) => void lines.push(line) },
  });
}
