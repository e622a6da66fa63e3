// Takes memory in the way that the file's one byte names, without end.
import { workerData } from 'node:worker_threads';

const { bytes } = workerData as { readonly bytes: Uint8Array };
const kept: unknown[] = [];
const numbers = new Map<number, number>();
const ways: readonly (() => void)[] = [
  () => kept.push({ x: 1, y: [2, 3] }),
  () => kept.push(new Uint8Array(8_000_000).fill(1)),
  () => kept.push(new Array<number>(2_000_000).fill(1.5)),
  () => numbers.set(numbers.size, 1),
  () => kept.push(Buffer.from('é'.repeat(1_000_000)).toString()),
];
const way = ways[bytes[0] ?? 0] ?? (() => undefined);
for (;;) {
  way();
}
