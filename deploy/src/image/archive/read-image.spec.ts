import { describe, expect, it } from 'vitest';
import { imageArchive } from '../__fixtures__/image-archive.ts';
import { writeTar } from '../__fixtures__/write-tar.ts';
import { filesOf, readImage } from './read-image.ts';

describe('readImage', () => {
  it('reads layers with what made them, and the same digests each time', async () => {
    const archive = imageArchive([[{ path: 'a', text: 'one' }], [{ path: 'b', text: 'two' }]]);
    const image = await readImage(archive);
    expect(image.layers.map(({ madeBy }) => madeBy)).toEqual(['COPY layer 0', 'COPY layer 1']);
    expect(image.layers[0]?.bytes).toBe(2048);
    expect(image.layers[0]?.compressedBytes).toBeLessThan(200);
    expect((await readImage(archive)).id).toBe(image.id);
    const other = await readImage(imageArchive([[{ path: 'a', text: 'one' }], [{ path: 'b' }]]));
    expect(other.layers[0]?.digest).toBe(image.layers[0]?.digest);
    expect(other.layers[1]?.digest).not.toBe(image.layers[1]?.digest);
  });

  it('reads layers that are compressed already', async () => {
    const layers = [[{ path: 'a', text: 'one' }]];
    const [packed, plain] = await Promise.all(
      [true, false].map((isPacked) => readImage(imageArchive(layers, { isPacked }))),
    );
    expect(packed?.layers[0]?.digest).toBe(plain?.layers[0]?.digest);
    expect(packed?.layers[0]?.bytes).toBe(2048);
  });

  it.each([
    [[], 'no manifest.json'],
    [[{ path: 'manifest.json', text: '[]' }], 'is empty'],
    [[{ path: 'manifest.json', text: '[{"Config":"c","Layers":[]}]' }], 'no c in it'],
  ])('says why %j holds no image', async (files, why) => {
    await expect(readImage(writeTar(files))).rejects.toThrow(why);
  });
});

describe('filesOf', () => {
  it('gives what a container sees: later layers win, and delete', async () => {
    const image = await readImage(
      imageArchive([
        [
          { path: 'a', text: 'old' },
          { path: 'folder/b' },
          { path: 'folder/c/d' },
          { path: 'folders' },
          { path: 'gone/e' },
        ],
        [
          { path: 'a', text: 'new' },
          { path: 'folder/.wh.c' },
          { path: 'gone/.wh..wh..opq' },
          { path: 'gone/f' },
        ],
      ]),
    );
    const files = filesOf(image);
    expect([...files.keys()].toSorted()).toEqual(['a', 'folder/b', 'folders', 'gone/f']);
    expect(files.get('a')?.bytes.toString()).toBe('new');
  });
});
