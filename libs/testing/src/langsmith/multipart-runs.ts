/** A run, or a change of one, out of a multipart body. */
export type RunPart = Record<string, unknown> & { readonly id: string };

const NAME = /^(?:post|patch)\.([0-9a-f-]{36})(?:\.(\w+))?$/;

/**
 * The runs in a body of `POST /runs/multipart`: parts named `post.{id}` or `patch.{id}`, whose large
 * fields come as parts of their own, such as `post.{id}.inputs`.
 */
export async function readRunParts(bytes: Buffer, contentType: string): Promise<RunPart[]> {
  const headers = { 'content-type': contentType };
  const form = await new Response(new Uint8Array(bytes), { headers }).formData();
  const runs = new Map<string, RunPart>();
  for (const [name, value] of form) {
    const [, id, field] = NAME.exec(name) ?? [];
    if (id === undefined) {
      throw new Error(`a part has a name that is not one of a run: ${name}`);
    }
    const text = typeof value === 'string' ? value : await value.text();
    const content = JSON.parse(text) as unknown;
    const fields = field === undefined ? (content as object) : { [field]: content };
    runs.set(id, { ...runs.get(id), ...fields, id });
  }
  return [...runs.values()];
}
