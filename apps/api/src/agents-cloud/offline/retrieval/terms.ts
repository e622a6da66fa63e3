const RUNS = /\p{Script=Han}+|[\p{Script=Hiragana}\p{Script=Katakana}ー]+|[\p{L}\p{N}\p{M}]+/gu;
const HAN = /^\p{Script=Han}/u;

const ENGLISH_STOP_WORDS = new Set(
  (
    'a about after go goes going gone happen hello hey hi okay ok thing things all also am an and any are as at be because been before but by can could did do does ' +
    'doing for from get had has have having he her here him his how i if in into is it its just ll long ' +
    'make many may me might more most much must my need no not now of off often on once only or other our ' +
    'out over own please re same shall she should so some soon such tell than that the their them then ' +
    'there these they this those through to too under until up us very ve want was we were what when ' +
    'where which while who whom why will with would you your s t m d'
  ).split(' '),
);

// Longer ones first: each is cut out before a shorter one can break it.
const CHINESE_STOP_WORDS =
  /為什麼|为什么|是不是|能不能|可不可以|會不會|会不会|有沒有|有没有|需不需要|怎麼樣|怎么样|什麼時候|什么时候|多久|多少|什麼|什么|怎麼|怎么|如何|請問|请问|可以|應該|应该|需要|哪些|哪裡|哪里|幾次|几次|一次|一天|每天|一下|我們|我们|你們|你们|之後|之后|告訴|告诉|關於|关于|[我你您他她它的了嗎吗呢吧啊是在有會会要能和與与或也都就很這这那個个不沒没]/gu;

/** What a document's text is found by: words without their endings, Chinese by each character and each pair. */
export function documentTerms(text: string): string[] {
  return terms(text, (characters) => [...characters, ...pairs(characters)]);
}

/** What a question asks for: as {@link documentTerms}, but a Chinese character counts alone only if it stands alone. */
export function questionTerms(text: string): string[] {
  const found = terms(text, (characters) =>
    characters.length === 1 ? [...characters] : pairs(characters),
  );
  return [...new Set(found)];
}

function terms(text: string, ofHan: (characters: readonly string[]) => string[]): string[] {
  const folded = text.normalize('NFKC').toLowerCase().replaceAll(/[’']/g, ' ');
  const asked = folded.replaceAll(CHINESE_STOP_WORDS, ' ');
  return (asked.match(RUNS) ?? []).flatMap((run) => {
    if (HAN.test(run)) {
      return ofHan([...run]);
    }
    return ENGLISH_STOP_WORDS.has(run) ? [] : [stem(run)];
  });
}

function pairs(characters: readonly string[]): string[] {
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
}

/** Enough of a stem to bring `eye drops`, `a drop` and `dropping` together; never longer than the word. */
function stem(word: string): string {
  const singular = withoutPlural(word);
  const bare = singular.replace(/(?<=[a-z]{3})(?:ing|ed)$/, '');
  const undoubled = bare === singular ? bare : bare.replace(/([b-df-hj-np-tv-z])\1$/, '$1');
  return undoubled.length > 4 ? undoubled.replace(/e$/, '') : undoubled;
}

function withoutPlural(word: string): string {
  if (/[a-z]{2}ies$/.test(word)) {
    return `${word.slice(0, -3)}y`;
  }
  return /[a-z]{2}[^aeious]s$|[a-z]{2}es$/.test(word) ? word.slice(0, -1) : word;
}
