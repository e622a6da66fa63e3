/**
 * Asks for a stream of events and gives the time at which the first that holds `wanted` was there; rejects
 * when the stream ends without one, or does not end as `isComplete` says that it should.
 */
export async function timeOfFirst(
  url: string,
  init: RequestInit,
  { wanted, isComplete }: { readonly wanted: string; isComplete(text: string): boolean },
): Promise<number> {
  const reply = await fetch(url, init);
  const decoder = new TextDecoder();
  let text = '';
  let receivedMs: number | null = null;
  for await (const part of reply.body ?? []) {
    text += decoder.decode(part, { stream: true });
    if (receivedMs === null && text.includes(wanted)) {
      receivedMs = performance.now();
    }
  }
  if (receivedMs === null || !isComplete(text)) {
    throw new Error(`no right stream from ${url} (${String(reply.status)}): ${text.slice(0, 200)}`);
  }
  return receivedMs;
}
