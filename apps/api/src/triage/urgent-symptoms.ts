/** A symptom for which nobody should wait, and how patients write it. */
export interface UrgentSymptom {
  /** What a doctor reads among the concerns: in English, and in Chinese. */
  readonly label: { readonly en: string; readonly zh: string };
  /** In lower case; each is looked for as whole words. */
  readonly english: readonly string[];
  /** In Traditional and Simplified characters; each is looked for anywhere. */
  readonly chinese: readonly string[];
}

/** Symptoms that a patient is sent to emergency care for, and that a doctor is told of. */
export const URGENT_SYMPTOMS: readonly UrgentSymptom[] = [
  {
    label: { en: 'Chest pain', zh: '胸痛' },
    english: phrases(
      'chest pain, chest pains, chest pressure, chest tightness, pain in my chest, ' +
        'pressure in my chest, my chest hurts, heart attack',
    ),
    chinese: phrases('胸痛, 胸口痛, 胸悶, 胸闷, 心臟病發, 心脏病发, 心肌梗塞, 胸口很緊, 胸口很紧'),
  },
  {
    label: { en: 'Difficulty breathing', zh: '呼吸困難' },
    english: phrases(
      "cannot breathe, can not breathe, can't breathe, difficulty breathing, " +
        'trouble breathing, hard to breathe, short of breath, shortness of breath, ' +
        'struggling to breathe, choking',
    ),
    chinese: phrases(
      '呼吸困難, 呼吸困难, 喘不過氣, 喘不过气, 不能呼吸, 無法呼吸, 无法呼吸, ' +
        '沒辦法呼吸, 没办法呼吸, 吸不到氣, 吸不到气, 窒息',
    ),
  },
  {
    label: { en: 'Severe bleeding', zh: '大量出血' },
    english: phrases(
      'severe bleeding, heavy bleeding, bleeding heavily, bleeding a lot, ' +
        "won't stop bleeding, will not stop bleeding, bleeding won't stop, " +
        'bleeding does not stop, vomiting blood, vomit blood, throwing up blood, ' +
        'coughing up blood, blood in my stool',
    ),
    chinese: phrases(
      '大量出血, 大出血, 血流不止, 出血不止, 止不住血, 吐血, 嘔血, 呕血, 咳血, 便血, ' + '一直流血',
    ),
  },
  {
    label: { en: 'Signs of a stroke', zh: '疑似中風' },
    english: phrases(
      "stroke, face drooping, slurred speech, cannot speak, can't speak, " +
        'one side of my body, sudden numbness, sudden weakness, ' +
        'worst headache of my life, sudden severe headache',
    ),
    chinese: phrases(
      '中風, 中风, 半邊無力, 半边无力, 單側無力, 单侧无力, 嘴歪, 口齒不清, 口齿不清, ' +
        '突然說不出話, 突然说不出话, 突然劇烈頭痛, 突然剧烈头痛',
    ),
  },
  {
    label: { en: 'Loss of consciousness', zh: '失去意識' },
    english: phrases(
      'unconscious, loss of consciousness, lost consciousness, fainted, passed out, ' +
        'seizure, seizures, convulsion, convulsions, not waking up',
    ),
    chinese: phrases(
      '失去意識, 失去意识, 昏迷, 昏倒, 暈倒, 晕倒, 不省人事, 抽搐, 癲癇發作, 癫痫发作, ' + '叫不醒',
    ),
  },
  {
    label: { en: 'Severe allergic reaction', zh: '嚴重過敏' },
    english: phrases(
      'anaphylaxis, anaphylactic, severe allergic reaction, throat is swelling, ' +
        'throat swelling, swollen throat, swollen tongue, face is swelling',
    ),
    chinese: phrases(
      '過敏性休克, 过敏性休克, 嚴重過敏, 严重过敏, 喉嚨腫, 喉咙肿, 舌頭腫, 舌头肿, ' +
        '臉腫起來, 脸肿起来',
    ),
  },
  {
    label: { en: 'Sudden loss of vision', zh: '突然看不見' },
    english: phrases(
      "sudden loss of vision, suddenly cannot see, suddenly can't see, suddenly blind, " +
        'lost my vision, lost vision, vision loss, flashes of light, curtain over my eye',
    ),
    chinese: phrases(
      '突然看不見, 突然看不见, 突然失明, 視力突然, 视力突然, 閃光, 闪光, 眼前一片黑',
    ),
  },
  {
    label: { en: 'Severe pain', zh: '劇烈疼痛' },
    english: phrases(
      'severe pain, unbearable pain, excruciating pain, extreme pain, worst pain, ' +
        'severe abdominal pain, severe headache',
    ),
    chinese: phrases(
      '劇烈疼痛, 剧烈疼痛, 劇痛, 剧痛, 痛到受不了, 痛得受不了, 非常痛, 劇烈頭痛, ' +
        '剧烈头痛, 劇烈腹痛, 剧烈腹痛',
    ),
  },
  {
    label: { en: 'High fever', zh: '高燒' },
    english: phrases('high fever, very high temperature, fever of 40, fever of 104'),
    chinese: phrases('高燒, 高烧, 高熱不退, 高热不退, 燒到40, 烧到40, 發燒不退, 发烧不退'),
  },
  {
    label: { en: 'Overdose or poisoning', zh: '用藥過量或中毒' },
    english: phrases(
      'overdose, overdosed, took too many pills, too many tablets, poisoned, ' +
        'poisoning, swallowed bleach',
    ),
    chinese: phrases(
      '用藥過量, 用药过量, 服藥過量, 服药过量, 吃太多藥, 吃太多药, 中毒, 誤食, 误食',
    ),
  },
  {
    label: { en: 'Thoughts of self-harm', zh: '自傷或輕生念頭' },
    english: phrases(
      'suicide, suicidal, kill myself, end my life, want to die, hurt myself, ' +
        'harm myself, self harm',
    ),
    chinese: phrases(
      '自殺, 自杀, 輕生, 轻生, 想死, 不想活, 活不下去, 自殘, 自残, 傷害自己, 伤害自己',
    ),
  },
];

function phrases(list: string): readonly string[] {
  return list.split(', ');
}
