import { describe, expect, it } from 'vitest';
import { stripFormatting } from './strip-formatting.ts';

describe('stripFormatting', () => {
  it('takes out looks and editing marks', () => {
    const xml =
      '<w:p w:rsidR="00AB12CD" w14:paraId="1"><w:pPr><w:spacing w:line="360"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr>' +
      '<w:proofErr w:type="spellStart"/><w:r w:rsidRPr="00EF"><w:rPr><w:rFonts w:ascii="標楷體"/></w:rPr><w:t>a</w:t></w:r></w:p>';
    expect(stripFormatting(xml)).toBe('<w:p><w:r><w:t>a</w:t></w:r></w:p>');
  });

  it('leaves what text depends on', () => {
    const xml =
      '<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>' +
      '<w:r><w:rPr><w:b/><w:strike/><w:vertAlign w:val="superscript"/></w:rPr><w:t xml:space="preserve"> a </w:t><w:br/><w:tab/></w:r></w:p>';
    expect(stripFormatting(xml)).toBe(xml);
  });
});
