import { describe, expect, it } from 'vitest';
import { renderNginxConfig } from './nginx-config.ts';

describe('renderNginxConfig', () => {
  it('passes on with connections that are kept, from one process', () => {
    const config = renderNginxConfig(8_080, '/tmp/run', { proxyTo: 'http://127.0.0.1:8000' });
    expect(config).toContain('server 127.0.0.1:8000;');
    expect(config).toContain('proxy_set_header Connection "";');
    expect(config).toContain('listen 127.0.0.1:8080;');
    expect(config).toContain('master_process off;');
    expect(config).not.toContain('gzip_static');
  });

  it('serves compressed files of a folder, whatever its name is', () => {
    const config = renderNginxConfig(1, '/tmp/run', { root: String.raw`/a "b" \c;` });
    expect(config).toContain(String.raw`root "/a \"b\" \\c;";`);
    expect(config).toContain('gzip_static on;');
    expect(config).not.toContain('proxy_pass');
  });

  it('closes what it opens, and writes nowhere but into its folder', () => {
    const config = renderNginxConfig(1, '/tmp/run', { root: '/client' });
    expect(config.match(/{/g)).toHaveLength(config.match(/}/g)?.length ?? 0);
    const written = [...config.matchAll(/^ *(?:pid|\w+_temp_path) "?([^";]+)/gm)].map(
      ([, to]) => to,
    );
    expect(written).toHaveLength(6);
    expect(written.filter((path) => !path?.startsWith('/tmp/run/'))).toEqual([]);
  });
});
