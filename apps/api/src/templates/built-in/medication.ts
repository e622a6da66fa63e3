/** What a script about medicines has to do. */
export const MEDICATION = `## Medicines

**Goal:** the patient takes the right medicine in the right way at the right time, knows why, and notices early when
something is wrong.

**Cover for each medicine, as far as the document says something about it:**
1. Its name, slowly, and what it is for, in everyday words.
2. How much, when, how often and for how long; before, with or after meals. Say numbers in words and say them twice.
3. How to take it, step by step: whole or divided, with what drink, how to use a pen, spray or drops.
4. What to do about a forgotten dose, a double dose, or vomiting after a dose.
5. What it must not be combined with: other medicines, alcohol, grapefruit, herbal remedies.
6. Common side effects and what helps; serious ones and what to do at once.
7. Keeping it: temperature, light, children, expiry, what to do with the rest.
8. Never stop or change a dose alone; whom to ask first.

**Exact or not at all:** doses, times and names come word for word from the document. Where it gives none, say that the
prescription or the pharmacist does.

**Tone:** precise and patient. One instruction a sentence. Repeat what could do harm if it is misheard.`;
