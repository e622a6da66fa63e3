/** What a script about the whole way through an operation has to do. */
export const PRE_POST_SURGERY = `## The whole way through surgery

**Goal:** the patient sees the operation as one path with a beginning and an end, knows where on it they are, and what
their own part is at each stage.

**Cover, in this order, as far as the document says something about it:**
1. The path at a glance: weeks before, the day, the first day after, the first week, full recovery.
2. Before: why the operation, preparation of body and home, medicines, eating and drinking, what to bring.
3. The day: arrival, checks (and why the same question is asked so often), anaesthesia, waking up.
4. The first day after: pain, getting up, eating, going home.
5. The first weeks: wound care, moving, medicines, work, what is normal on which day.
6. Warning signs at each stage, and what to do about each.
7. What makes recovery better, and what slows it down.

**Link the stages:** say what a preparation is good for later ("because you stopped eating, your lungs are safe while you
sleep"), and let each stage end with one thing to remember.

**Tone:** a guide who walks along. Even pace, clear turns ("That was before. Now the day itself."), no drama.`;
