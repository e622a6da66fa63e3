import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLifecycle } from './lifecycle.ts';

interface Listener {
  calls: number;
  expected: number;
  takeOff?: () => void;
}

type Step = { readonly do: 'add' | 'remove' | 'drain'; readonly at: number };

describe('createLifecycle', () => {
  it('calls each listener that is on when draining begins, or comes later, exactly once', () => {
    const steps = fc.array(
      fc.record<Step>({ do: fc.constantFrom('add', 'remove', 'drain'), at: fc.nat(9) }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(steps, (sequence) => {
        const lifecycle = createLifecycle();
        const listeners: Listener[] = [];
        let draining = false;
        const waiting = new Set<Listener>();
        for (const step of sequence) {
          const listener = listeners[step.at];
          if (step.do === 'add') {
            const added: Listener = { calls: 0, expected: draining ? 1 : 0 };
            listeners.push(added);
            if (!draining) {
              waiting.add(added);
            }
            added.takeOff = lifecycle.onDrain(() => {
              added.calls += 1;
            });
          } else if (step.do === 'remove' && listener !== undefined) {
            listener.takeOff?.();
            waiting.delete(listener);
          } else if (step.do === 'drain') {
            lifecycle.drain();
            draining = true;
            for (const one of waiting) {
              one.expected += 1;
            }
            waiting.clear();
          }
        }
        expect(lifecycle.draining).toBe(draining);
        expect(listeners.map(({ calls }) => calls)).toEqual(
          listeners.map(({ expected }) => expected),
        );
      }),
    );
  });
});
