const HEADER_BYTES = 44;
const BYTES_PER_SAMPLE = 2;

/** A WAV file of 16-bit mono samples, little-endian; half a sample at the end is left out. */
export function wavFile(samples: Uint8Array, sampleRate: number): Uint8Array {
  const size = samples.length - (samples.length % BYTES_PER_SAMPLE);
  const file = Buffer.alloc(HEADER_BYTES + size);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(HEADER_BYTES - 8 + size, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16); // bytes of the format that follows
  file.writeUInt16LE(1, 20); // PCM
  file.writeUInt16LE(1, 22); // one channel
  file.writeUInt32LE(sampleRate, 24);
  file.writeUInt32LE(sampleRate * BYTES_PER_SAMPLE, 28);
  file.writeUInt16LE(BYTES_PER_SAMPLE, 32);
  file.writeUInt16LE(BYTES_PER_SAMPLE * 8, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(size, 40);
  file.set(samples.subarray(0, size), HEADER_BYTES);
  return file;
}
