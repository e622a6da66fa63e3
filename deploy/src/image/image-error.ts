/** An image that cannot be built, or is not what it should be. */
export class ImageError extends Error {
  override readonly name = 'ImageError';
  readonly code = 'ERR_IMAGE';
}
