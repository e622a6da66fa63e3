import { describe, expect, it } from 'vitest';
import type { VariableType } from './environment/variable.ts';
import { schemaFor } from './value-schema.ts';

const integer: VariableType = { kind: 'integer', minimum: 1, maximum: 65_535 };
const number: VariableType = { kind: 'number', minimum: 1, maximum: 60 };
const level: VariableType = {
  kind: 'choice',
  values: ['info', 'warn'],
  aliases: { warning: 'warn' },
};
const text: VariableType = { kind: 'text' };
const origins: VariableType = { kind: 'origins' };
const http: VariableType = { kind: 'http-url' };
const external: VariableType = { kind: 'external-url' };
const hostPort: VariableType = { kind: 'host-port' };
const boolean: VariableType = { kind: 'boolean' };

describe('schemaFor', () => {
  it.each([
    [boolean, 'YES', true],
    [boolean, 'oFF', false],
    [integer, '0080', 80],
    [number, '2.5', 2.5],
    [level, 'INFO', 'info'],
    [level, 'Warning', 'warn'],
    [text, '健康 clinic', '健康 clinic'],
    [hostPort, '[::1]:8081', '[::1]:8081'],
    [http, 'HTTP://GCS:4443/', 'http://gcs:4443'],
    [external, 'https://api.example:443/v1//', 'https://api.example/v1'],
    [external, 'http://127.0.0.1:9000', 'http://127.0.0.1:9000'],
    [
      origins,
      'https://a.example , http://b.example:80,',
      ['https://a.example', 'http://b.example'],
    ],
    [origins, '["https://a.example", "https://A.example/"]', ['https://a.example']],
    [origins, '[]', []],
  ])('reads %o from %j', (type, given, value) => {
    expect(schemaFor(type, 'development').parse(given)).toEqual(value);
  });

  it.each([
    [boolean, '2'],
    [boolean, 'enabled'],
    [integer, '0'],
    [integer, '65536'],
    [integer, '80.0'],
    [integer, '0x50'],
    [integer, '8 0'],
    [integer, '99999999999999999999'],
    [number, '60.1'],
    [number, '1e1'],
    [number, 'NaN'],
    [level, 'constructor'],
    [text, 'two\nlines'],
    [text, 'a\u0000b'],
    [{ kind: 'secret' } as const, 'with space'],
    [{ kind: 'secret' } as const, 'schlüssel'],
    [hostPort, 'localhost'],
    [hostPort, 'localhost:0'],
    [hostPort, 'localhost:65536'],
    [hostPort, 'http://localhost:8081'],
    [hostPort, '999.999.999.999:80'],
    [http, 'gcs:4443'],
    [http, 'http://gcs:4443?x'],
    [http, 'http://user@gcs:4443'],
    [http, 'http://:key@gcs:4443'],
    [http, 'http://gcs:4443#'],
    [external, 'http://api.example'],
    [origins, '*'],
    [origins, 'https://*.example'],
    [origins, 'null'],
    [origins, 'https://a.example/path'],
    [origins, 'a.example'],
    [origins, '["https://a.example"'],
    [origins, '[1]'],
  ])('refuses for %o the text %j', (type, given) => {
    const result = schemaFor(type, 'development').safeParse(given);
    expect(result.error?.issues[0]?.message).toMatch(/^must /);
  });

  it('says why CORS_ORIGINS cannot be *', () => {
    expect(
      schemaFor(origins, 'development').safeParse('https://a.example,*').error?.message,
    ).toContain('callers send credentials');
  });

  it('takes http on this machine for a service outside only outside production', () => {
    expect(schemaFor(external, 'staging').safeParse('http://localhost:1').success).toBe(true);
    expect(schemaFor(external, 'production').safeParse('http://localhost:1').success).toBe(false);
  });
});
