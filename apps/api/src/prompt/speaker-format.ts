import type { ScriptSpeakers } from './script-speakers.ts';

/** The part of a prompt that says who speaks and how turns are marked. */
export function speakerFormat(speakers: ScriptSpeakers): string {
  return speakers.kind === 'solo' ? SOLO : dialogue(speakers.labels);
}

const SOLO = `# Speaker format

One speaker: the doctor, who speaks to the patient directly.

- Write running speech in short paragraphs, one thought each.
- Write no speaker labels and no names before the lines.
- Ask the questions that a patient would ask, and answer them, in the doctor's own voice.`;

function dialogue([first, second]: readonly [string, string]): string {
  return `# Speaker format

A conversation of two people: a doctor, labelled \`${first}:\`, and a patient, labelled \`${second}:\`.

- Each turn is one paragraph that begins with its label, exactly \`${first}:\` or \`${second}:\`, then a blank, then what is said.
- Write no other label, no names, and no line without a label.
- The patient asks what a worried person would ask, in few words, says back what was understood, and sometimes gets it wrong
  so that the doctor can put it right.
- The doctor explains in turns of two to five sentences and never lectures for longer.
- ${first} begins and ${first} ends.

Example of the form (not of the content):
${first}: [warm] Before we begin: what worries you most about this?
${second}: Honestly, that I will do something wrong at home.
${first}: [reassuring] Then let us go through it one step at a time.`;
}
