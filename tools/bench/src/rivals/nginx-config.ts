/** What nginx does: pass requests on, or serve a folder with its compressed files. */
export type NginxTask = { readonly proxyTo: string } | { readonly root: string };

/** The configuration of an nginx that is one process, writes no log and keeps to its folder. */
export function renderNginxConfig(port: number, folder: string, task: NginxTask): string {
  return `daemon off;
master_process off;
worker_processes 1;
pid ${quoted(`${folder}/nginx.pid`)};
error_log stderr error;
events {
  worker_connections 1024;
}
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000000;
  types {
    text/html html;
    text/javascript js;
    text/css css;
  }
${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  .map((name) => `  ${name}_temp_path ${quoted(`${folder}/${name}`)};`)
  .join('\n')}
${'proxyTo' in task ? proxyServer(port, task.proxyTo) : fileServer(port, task.root)}
}
`;
}

function proxyServer(port: number, origin: string): string {
  return `  upstream api {
    server ${new URL(origin).host};
    keepalive 128;
    keepalive_requests 1000000000;
  }
  server {
    listen 127.0.0.1:${String(port)};
    location / {
      proxy_pass http://api;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    }
  }`;
}

function fileServer(port: number, root: string): string {
  return `  server {
    listen 127.0.0.1:${String(port)};
    root ${quoted(root)};
    gzip_static on;
  }`;
}

/** A word of nginx's configuration, whatever is in it. */
function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}
