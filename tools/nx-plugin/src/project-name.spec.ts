import { describe, expect, it } from 'vitest';
import { houseTree } from './__fixtures__/house-tree.ts';
import { assertProjectName } from './project-name.ts';

const tree = await houseTree();

function refusal(name: string): string {
  try {
    assertProjectName(tree, name);
  } catch (error) {
    return (error as Error).message;
  }
  return 'accepted';
}

describe('assertProjectName', () => {
  it('takes a kebab-case name that is free', () => {
    expect(refusal('patient-names-2')).toBe('accepted');
  });

  it('suggests the kebab-case spelling', () => {
    expect(refusal('PatientNames')).toContain('for example "patient-names"');
    expect(refusal('@elevendops/patient_names')).toContain('for example "patient-names"');
  });

  it('suggests nothing when nothing is left to spell', () => {
    expect(refusal('!!')).not.toContain('for example');
  });

  it.each(['utils', 'date-helpers', 'common', 'session-manager'])('refuses "%s"', (name) => {
    expect(refusal(name)).toContain('says nothing about what is inside');
  });

  it('takes a word that only contains a refused one', () => {
    expect(refusal('commonality')).toBe('accepted');
  });

  it('says which project has the name', () => {
    expect(refusal('api')).toContain('taken by apps/api');
  });

  it('refuses more than 50 characters', () => {
    expect(refusal('a'.repeat(50))).toBe('accepted');
    expect(refusal('a'.repeat(51))).toContain('51 characters');
  });
});
