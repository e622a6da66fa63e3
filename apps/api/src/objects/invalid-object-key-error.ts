const SHOWN = 80;

/** The key is not one that every object store takes: a bug of who made it. */
export class InvalidObjectKeyError extends Error {
  override readonly name = 'InvalidObjectKeyError';
  readonly code = 'ERR_INVALID_OBJECT_KEY';

  constructor(key: string, options?: ErrorOptions) {
    super(
      `${JSON.stringify(key.slice(0, SHOWN))} is no key of an object: use parts of ASCII letters, digits, ` +
        '".", "-" and "_" that do not begin with a dot, separated by slashes, and no object inside another.',
      options,
    );
  }
}
