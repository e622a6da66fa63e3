import type { Browser } from 'playwright-core';

/** A guide as a doctor writes it. */
export const GUIDE = `# Cataract surgery

Your lens is replaced by a clear one. It takes about twenty minutes.

## After the operation

- Wear the shield at night.
- Use the drops as written on the box.

## Warning signs

| sign | what to do |
|---|---|
| strong pain | call us at once |
`;

const LEAFLET = `<h1>Diabetes and diet</h1><p>Eat regularly. 糖尿病飲食：少糖、少油、少鹽。</p>`;

/** Writes a leaflet as a PDF. */
export async function printLeaflet(browser: Browser, path: string): Promise<void> {
  const printer = await browser.newPage();
  await printer.setContent(LEAFLET);
  await printer.pdf({ path });
  await printer.close();
}
