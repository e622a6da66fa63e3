import { describe, expect, it } from 'vitest';
import { parseSpeakerLabel } from './speaker-label.ts';

describe('parseSpeakerLabel', () => {
  it.each([
    ['Speaker 1: Hello', 1, 'Hello'],
    ['Speaker 2: Hi', 2, 'Hi'],
    ['SPEAKER2:Hi', 2, 'Hi'],
    ['Speaker A: Hello', 1, 'Hello'],
    ['Speaker Two: Hi', 2, 'Hi'],
    ['Doctor: Good morning.', 1, 'Good morning.'],
    ['doctor : Good morning.', 1, 'Good morning.'],
    ['**Doctor:** Good morning.', 1, 'Good morning.'],
    ['**Doctor**: Good morning.', 1, 'Good morning.'],
    ['- **Patient:** Why?', 2, 'Why?'],
    ['### Patient: Why?', 2, 'Why?'],
    ['> _Patient:_ Why?', 2, 'Why?'],
    ['[Doctor]: Well.', 1, 'Well.'],
    ['【病人】：為什麼？', 2, '為什麼？'],
    ['Doctor (calmly): Well.', 1, 'Well.'],
    ['**Doctor** [laughs]: Well.', 1, 'Well.'],
    ['醫師：早安。', 1, '早安。'],
    ['病人：醫生，請問一下。', 2, '醫生，請問一下。'],
    ['医生: 你好', 1, '你好'],
    ['患者：謝謝', 2, '謝謝'],
    ['講者1：歡迎', 1, '歡迎'],
    ['讲者 二：欢迎', 2, '欢迎'],
    ['王醫師：您好', 1, '您好'],
    ['Dr. Chen: Hello', 1, 'Hello'],
    ['Doctor:', 1, ''],
    ['Doctor: the ratio is 1:2', 1, 'the ratio is 1:2'],
  ] as const)('reads %j', (line, speaker, rest) => {
    expect(parseSpeakerLabel(line)).toEqual({ speaker, rest });
  });

  it.each([
    'Hello',
    'The doctor: a friend',
    'Doctor says: take it easy',
    'Remember: drink water',
    'Persona: one',
    'Speaker 3: Hi',
    'At 10:30 take one',
    'https://doctor.example',
    'doctor://x',
    '主治醫師：王大明',
    '',
    ':',
  ])('takes no label from %j', (line) => {
    expect(parseSpeakerLabel(line)).toBeNull();
  });
});
