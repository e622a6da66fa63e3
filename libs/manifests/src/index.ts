export {
  TEMPLATE_DEPLOYMENT,
  type Deployment,
  type ImageVersion,
  type Resources,
  type Scaling,
} from './model/deployment.ts';
export { CONTAINER_PORT, renderService, serviceManifest } from './render/service.ts';
export { accountEmail, imagePath, imageReference, serviceUrl } from './model/names.ts';
