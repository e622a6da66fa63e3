import express, { Router } from 'express';
import { onlyMethods } from '../http/methods.ts';
import { SWAGGER_UI_FILES } from './swagger-ui-files.ts';

/** What the documentation routes serve. */
export interface ApiDocsOptions {
  /** Makes the OpenAPI document; asked once, and not before somebody wants to see it. */
  readonly createDocument: () => object;
  /** Folder that holds Swagger UI's script and style. */
  readonly assetsFolder: string;
}

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>ElevenDops API</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/docs/swagger-ui.css">
  </head>
  <body>
    <main id="swagger-ui"></main>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;
const START = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', deepLinking: true });\n`;

/** `/openapi.json`, and at `/docs` a page that explains it; everything comes from this server. */
export function createApiDocsRoutes({ createDocument, assetsFolder }: ApiDocsOptions): Router {
  const router = Router();
  let document: object | undefined;
  const files = new Set<string>(SWAGGER_UI_FILES);
  const assets = express.static(assetsFolder, { index: false, maxAge: '1h' });

  router
    .route(['/openapi.json', '/api/openapi.json'])
    .get((_request, response) => {
      document ??= createDocument();
      response.json(document);
    })
    .all(onlyMethods('GET', 'HEAD'));
  router
    .route('/docs')
    .get((_request, response) => {
      response.type('html').send(PAGE);
    })
    .all(onlyMethods('GET', 'HEAD'));
  router
    .route('/redoc')
    .get((_request, response) => {
      response.redirect(307, '/docs');
    })
    .all(onlyMethods('GET', 'HEAD'));
  router.get('/docs/start.js', (_request, response) => {
    response.type('text/javascript').send(START);
  });
  router.use('/docs', (request, response, next) => {
    if (files.has(request.path.slice(1))) {
      assets(request, response, next);
    } else {
      next();
    }
  });
  return router;
}
