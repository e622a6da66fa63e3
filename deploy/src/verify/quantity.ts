import { VerifyError } from './verify-error.ts';

const FACTORS: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
};

/** Kubernetes' `512Mi`, `1G`… in bytes. @throws VerifyError (`ERR_VERIFY`) for anything else */
export function parseBytes(text: string): number {
  const [, digits = '', unit = ''] = /^(\d+(?:\.\d+)?)([kMG]i?|Ki)?$/.exec(text) ?? [];
  const factor = FACTORS[unit];
  if (digits === '' || factor === undefined) {
    throw new VerifyError(`"${text}" is no amount of memory, such as "512Mi" or "1Gi".`);
  }
  return Math.round(Number(digits) * factor);
}

/** `2`, `0.5` or `500m` in processors. @throws VerifyError (`ERR_VERIFY`) for anything else */
export function parseCpus(text: string): number {
  const [, digits = '', milli] = /^(\d+(?:\.\d+)?)(m)?$/.exec(text) ?? [];
  if (digits === '') {
    throw new VerifyError(`"${text}" is no number of processors, such as "2" or "500m".`);
  }
  return milli === undefined ? Number(digits) : Number(digits) / 1000;
}

/** Bytes for people, in MiB. */
export function inMebibytes(bytes: number): string {
  return `${String(Math.round(bytes / 2 ** 20))} MiB`;
}
