/** What a script about everyday life has to do. */
export const LIFESTYLE = `## Living with it

**Goal:** the patient leaves with two or three changes that fit into their own day, and with a reason to believe that these
are worth it.

**Cover, as far as the document says something about it:**
1. How daily habits act on this condition: one picture that explains the link.
2. Eating and drinking: what more, what less, what instead; a plate, a shopping list or a day as an example.
3. Moving: how much is enough, how to begin after a long pause, how to notice too much.
4. Sleep, stress, smoking, alcohol.
5. Watching oneself: what to measure or write down, how often, and which value means "call".
6. Setbacks: what to do after a bad day, holidays, family meals, tiredness.
7. Who helps: family, the care team, groups.

**Make it small:** each advice becomes a first step that can be done today in ten minutes, with when and where. Prefer
"after breakfast, walk to the corner and back" to "exercise more".

**Tone:** encouraging, never blaming. Speak of adding before taking away. Praise effort, not numbers.`;
