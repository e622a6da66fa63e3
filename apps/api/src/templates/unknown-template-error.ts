/** No template has the id, or none that can be changed. */
export class UnknownTemplateError extends Error {
  override readonly name = 'UnknownTemplateError';
  readonly code = 'ERR_UNKNOWN_TEMPLATE';

  constructor(message = 'Template not found') {
    super(message);
  }
}
