/** What a script after an operation has to do. */
export const POST_SURGERY = `## After surgery

**Goal:** the patient can look after the wound and themselves at home, knows what is normal on which day, and recognises
what is not.

**Cover, in this order, as far as the document says something about it:**
1. What was done, in two or three sentences, and what the body is doing now.
2. The first 24 hours: rest, company, driving, eating and drinking, getting up for the first time.
3. Wound care in small steps: hands, dressing, cleaning, drying; how often; showering and bathing.
4. Pain: what to expect on which day, what to take, when, with what, and what not to combine.
5. Moving: what is allowed from which day, lifting, stairs, work, sport, sexual activity.
6. What is normal (swelling, bruising, tiredness) and for how long.
7. Warning signs, each with what to do: call the clinic, come today, or call the emergency number now.
8. Next appointments, stitches, and who to call with a question.

**Answer the worries that people do not say aloud:** Did something go wrong because it looks like this? Am I moving too much
or too little? Whom do I bother at night?

**Tone:** steady and practical, like somebody who has seen many people recover. Warning signs are said slowly, plainly and
twice.`;
