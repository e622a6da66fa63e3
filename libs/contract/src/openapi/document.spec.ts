import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../error-envelope.ts';
import { createOpenApiDocument } from './document.ts';

interface Operation {
  readonly operationId: string;
  readonly responses: Record<string, unknown>;
}

const document = createOpenApiDocument('1.2.3');
const operations = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
  Object.entries(methods as Record<string, Operation>).map(([method, operation]) => ({
    path,
    method,
    operation,
  })),
);

describe('createOpenApiDocument', () => {
  it('is a valid OpenAPI 3.1 document', async () => {
    const result = await new Validator().validate(
      JSON.parse(JSON.stringify(document)) as Record<string, unknown>,
    );
    expect(result.errors).toBeUndefined();
    expect(result.valid).toBe(true);
    expect(document.openapi).toBe('3.1.0');
  });

  it('gives each operation an id of its own', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says of each knowledge operation what it replies when the store is away', () => {
    for (const { path, operation } of operations) {
      if (path.startsWith('/api/knowledge')) {
        expect(operation.responses).toHaveProperty('503');
      }
    }
  });

  it('lists every error code', () => {
    const envelope = document.components?.schemas?.['ErrorEnvelope'];
    expect(JSON.stringify(envelope)).toContain(JSON.stringify(ERROR_CODES).slice(1, -1));
  });

  it('says what a query parameter is, beside how it is written', () => {
    const { parameters } = document.paths?.['/api/knowledge']?.get ?? {};
    expect(parameters).toContainEqual(
      expect.objectContaining({
        name: 'limit',
        schema: expect.objectContaining({
          type: 'integer',
          minimum: 1,
          maximum: 500,
          default: 100,
        }),
      }),
    );
  });

  it('lets replies grow fields, and leaves patterns to the formats', () => {
    const text = JSON.stringify(document);
    expect(text).not.toContain('"additionalProperties":false');
    expect(text).not.toMatch(/"format":"(uuid|date-time)","pattern"/);
  });

  it('states text limits in characters', () => {
    const create = JSON.stringify(document.components?.schemas?.['CreateKnowledge']);
    expect(create).toContain('"maxLength":300000');
  });
});
