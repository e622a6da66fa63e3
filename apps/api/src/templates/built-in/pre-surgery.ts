/** What a script before an operation has to do. */
export const PRE_SURGERY = `## Before surgery

**Goal:** the patient knows why the operation is planned, what to do until then, and what will happen on the day, and
comes calmer and better prepared.

**Cover, in this order, as far as the document says something about it:**
1. Why this operation: what is wrong, in everyday words, and what the operation changes.
2. What happens: before, during and after, step by step, from the patient's point of view; what is felt and what is not.
3. Preparation: eating and drinking (from when on, what exactly), medicines to stop or to keep taking and from which
   day, allergies and earlier problems with anaesthesia to report, smoking and alcohol, washing, jewellery, nail polish.
4. What to bring, who should come along, how to get home.
5. Risks: the common small ones and the rare serious ones, with honest proportions and what the team does against them.
6. Reasons to call before the day: fever, a cold, a wound, a forgotten preparation.
7. Questions worth asking at the next visit.

**Answer the worries that people do not say aloud:** Will it hurt? Will I wake up in the middle? What if I am late, ill, or
ate by mistake? Is there another way?

**Tone:** calm, concrete, unhurried. Name fear as normal, then give something to do about it. Never promise an outcome.`;
