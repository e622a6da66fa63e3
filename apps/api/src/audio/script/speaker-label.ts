/** Who speaks: the first speaker of a dialogue, or the second. */
export type Speaker = 1 | 2;

/** Names of the first speaker and of the second, in lower case. */
const NAMES: ReadonlyMap<string, Speaker> = new Map<string, Speaker>([
  ...['doctor', 'dr', 'physician', 'clinician', 'nurse', 'narrator', 'host'].map(first),
  ...['醫師', '醫生', '医师', '医生', '護理師', '护士', '主持人', '旁白'].map(first),
  ...['patient', 'caregiver', 'guest'].map(second),
  ...['病人', '患者', '病患', '病友', '家屬', '家属', '來賓', '来宾'].map(second),
]);
const NUMBERED =
  /^(?:speaker|voice|person|講者|讲者|說話者|说话者|發言人|发言人|角色)(?:[\s_#-]*([12１２一二甲乙])|[\s_-]+(one|two|a|b))$/u;
const FIRST_NUMBERS = ['1', '１', '一', '甲', 'one', 'a'];
/** `Dr. Chen`, `王醫師`. */
const NAMED_DOCTOR = /^(?:dr\.?\s+\p{L}[\p{L}'’-]*|\p{sc=Han}[醫医][師师生])$/u;

/**
 * A line that begins with a name and a colon, around them what markdown puts there: list marks, `#`, `>`,
 * brackets, emphasis. The colon of an address (`https://`) is none.
 */
const LABELLED = /^[\s>#\-*_[【(（~`]*([^:：\n]{1,40}?)[\s*_\]】)）~`]*[:：][*_~`]*(?!\/\/)/u;
/** How it is said: `Doctor (calmly)`, `醫師（微笑）`, `Doctor [laughs]`. */
const MANNER = /[\s*_]*(?:\([^()]*|（[^（）]*|\[[^[\]]*)$/u;
/** A label is found near the beginning of a line or not at all. */
const LOOK_AT = 100;

/** A label at the beginning of a line. */
export interface SpeakerLabel {
  readonly speaker: Speaker;
  /** What follows it on the line. */
  readonly rest: string;
}

/** Reads the label of a line, such as `**Doctor:** Hello` or `講者 2：你好`; null for a line without one. */
export function parseSpeakerLabel(line: string): SpeakerLabel | null {
  const [label = '', name = ''] = LABELLED.exec(line.slice(0, LOOK_AT)) ?? [];
  const speaker = speakerOf(name) ?? speakerOf(name.replace(MANNER, ''));
  return speaker === null ? null : { speaker, rest: line.slice(label.length).trimStart() };
}

function speakerOf(written: string): Speaker | null {
  const name = written
    .toLowerCase()
    .replace(/[\s*_.]+$/u, '')
    .trim();
  const known = NAMES.get(name);
  if (known !== undefined) {
    return known;
  }
  if (NAMED_DOCTOR.test(name)) {
    return 1;
  }
  const [match, digit, word] = NUMBERED.exec(name) ?? [];
  return match === undefined ? null : FIRST_NUMBERS.includes(digit ?? word ?? '') ? 1 : 2;
}

function first(name: string): [string, Speaker] {
  return [name, 1];
}

function second(name: string): [string, Speaker] {
  return [name, 2];
}
