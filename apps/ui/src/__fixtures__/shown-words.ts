/** The words and numbers of a text, in order. */
export function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The words that a reader sees in an element, with the numbers of list items, in order. */
export function shownWords(element: Element): readonly string[] {
  return wordsOf(textOf(element));
}

function textOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) {
    return node.textContent ?? '';
  }
  const inside = [...node.childNodes].map(textOf).join('');
  if (!(node instanceof HTMLElement)) {
    return inside;
  }
  const number = node instanceof HTMLLIElement ? (node.getAttribute('value') ?? '') : '';
  const inline = ['EM', 'STRONG', 'DEL', 'CODE', 'A'].includes(node.tagName);
  return inline ? inside : ` ${number} ${inside} `;
}
