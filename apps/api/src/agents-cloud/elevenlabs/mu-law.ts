const BIAS = 0x84;

/** G.711 mu-law as 16-bit samples, little-endian. */
export function decodeMuLaw(bytes: Uint8Array): Uint8Array {
  const samples = new DataView(new ArrayBuffer(bytes.length * 2));
  bytes.forEach((byte, i) => {
    samples.setInt16(i * 2, decodeSample(byte), true);
  });
  return new Uint8Array(samples.buffer);
}

function decodeSample(byte: number): number {
  const inverted = ~byte & 0xff;
  const exponent = (inverted >> 4) & 0x07;
  const magnitude = ((((inverted & 0x0f) << 3) + BIAS) << exponent) - BIAS;
  return (inverted & 0x80) === 0 ? magnitude : -magnitude;
}
