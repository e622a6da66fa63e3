/** What is used of the package wasm-media-encoders. */
export interface LameEncoder {
  configure(options: {
    readonly sampleRate: number;
    readonly channels: 1;
    readonly bitrate: 128;
    readonly outputSampleRate: 44100;
  }): void;
  /** The bytes belong to the encoder until its next call. */
  encode(samples: readonly Float32Array[]): Uint8Array;
  finalize(): Uint8Array;
}

/** Makes MP3s of 44.1 kHz, mono, 128 kbit/s, without a header frame: two of them joined are one. */
export interface Mp3Encoder {
  /**
   * @param chunks what is played, a part at a time
   * @param breathe awaited after each part, so that others get their turn
   */
  encode(
    chunks: Iterable<Float32Array>,
    sampleRate: number,
    breathe: () => Promise<void>,
  ): Promise<Buffer>;
}

/** Makes an {@link Mp3Encoder} of LAME. Only one MP3 may be under way at a time. */
export function createMp3Encoder(lame: LameEncoder): Mp3Encoder {
  return {
    async encode(chunks, sampleRate, breathe) {
      lame.configure({ sampleRate, channels: 1, bitrate: 128, outputSampleRate: 44_100 });
      const encoded: Uint8Array[] = [];
      for (const chunk of chunks) {
        encoded.push(lame.encode([chunk]).slice());
        await breathe();
      }
      encoded.push(lame.finalize().slice());
      return Buffer.concat(encoded);
    },
  };
}
