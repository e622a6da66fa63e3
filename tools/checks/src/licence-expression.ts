const TOKEN = /\(|\)|[^\s()]+/g;

/**
 * Whether a licence expression of SPDX, such as `(MIT OR GPL-3.0-or-later) AND Zlib`, can be kept by
 * keeping only licences that `accepts` takes. What cannot be read cannot be kept.
 */
export function canAccept(expression: string, accepts: (licence: string) => boolean): boolean {
  const tokens = expression.match(TOKEN) ?? [];
  let at = 0;

  function alternatives(): boolean {
    let verdict = conjunction();
    while (tokens[at] === 'OR') {
      at += 1;
      verdict = conjunction() || verdict;
    }
    return verdict;
  }

  function conjunction(): boolean {
    let verdict = single();
    while (tokens[at] === 'AND') {
      at += 1;
      verdict = single() && verdict;
    }
    return verdict;
  }

  function single(): boolean {
    const token = tokens[at];
    at += 1;
    if (token !== '(') {
      return token !== undefined && !['AND', 'OR', ')'].includes(token) && accepts(token);
    }
    const verdict = alternatives();
    const isClosed = tokens[at] === ')';
    at += 1;
    return isClosed && verdict;
  }

  const verdict = alternatives();
  return verdict && at === tokens.length;
}
