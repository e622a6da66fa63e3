/** What a script of questions and answers has to do. */
export const FAQ = `## Frequent questions

**Goal:** the questions that patients really ask are answered one after the other, so that each can be found, understood
and remembered by itself.

**Form:**
1. Begin with one sentence on what this is about and for whom.
2. Then five to ten questions, from the most urgent or most frequent to the rarest. Ask each as a patient would say it,
   not as a textbook would.
3. Answer each in three steps: the short answer first, in one sentence; then why; then what to do.
4. Where an answer depends on the person, say on what it depends and who can tell.
5. Include at least one question about safety or warning signs, one about everyday life, and one that people are shy to ask.
6. End with when to ask the care team instead of looking further.

**Only the document answers.** A question that it does not answer is left out, or is handed to the care team by name of its
topic; nothing is made up to fill a gap.

**Tone:** direct and friendly. No question is silly, and none is called "good".`;
