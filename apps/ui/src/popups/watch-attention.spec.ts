import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchAttention } from './watch-attention.ts';

let element: HTMLButtonElement;
let told: (boolean | 'approach')[];
let end: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  element = document.body.appendChild(document.createElement('button'));
  told = [];
  end = watchAttention(element, {
    onApproach: () => told.push('approach'),
    onDwell: (stays) => told.push(stays),
  });
});
afterEach(() => {
  end();
  element.remove();
  vi.useRealTimers();
});

const send = (type: string) => element.dispatchEvent(new MouseEvent(type));
const dwell = () => {
  send('mouseenter');
  vi.advanceTimersByTime(250);
};

describe('watchAttention', () => {
  it('tells at once that the pointer is there, and after a moment that it stays', () => {
    send('mouseenter');
    vi.advanceTimersByTime(249);
    expect(told).toEqual(['approach']);
    vi.advanceTimersByTime(1);
    expect(told).toEqual(['approach', true]);
  });

  it('does not take a pointer that passes for one that stays', () => {
    send('mouseenter');
    send('mouseleave');
    vi.advanceTimersByTime(1_000);
    expect(told).toEqual(['approach', false]);
  });

  it('hears that the pointer leaves even a button that has become disabled', () => {
    dwell();
    element.disabled = true;
    send('mouseleave');
    expect(told.at(-1)).toBe(false);
  });

  it('takes the focus of the keyboard for staying, until it goes', () => {
    vi.spyOn(element, 'matches').mockReturnValue(true);
    element.focus();
    expect(told).toEqual(['approach', true]);
    element.blur();
    expect(told.at(-1)).toBe(false);
  });

  it('does not take the focus that a click gives for a question', () => {
    vi.spyOn(element, 'matches').mockReturnValue(false);
    element.focus();
    expect(told).toEqual([]);
  });

  it('ends with Escape and with a finger elsewhere, not with one on the element', () => {
    dwell();
    element.dispatchEvent(new MouseEvent('pointerdown', { bubbles: true }));
    expect(told.at(-1)).toBe(true);
    document.body.dispatchEvent(new MouseEvent('pointerdown', { bubbles: true }));
    expect(told.at(-1)).toBe(false);
    dwell();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(told.at(-1)).toBe(false);
  });

  it('tells nothing more once it has ended', () => {
    end();
    told.length = 0;
    dwell();
    expect(told).toEqual([]);
  });
});
