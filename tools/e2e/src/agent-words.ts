/** What is written on the pages of agents and patients, in each language of the client. */
export interface AgentWords {
  readonly title: string;
  readonly empty: string;
  readonly add: string;
  readonly create: string;
  readonly save: string;
  readonly name: string;
  readonly voice: string;
  readonly addLanguage: string;
  readonly makeMain: (language: string) => string;
  readonly english: string;
  readonly chinese: string;
  readonly japanese: string;
  readonly professional: RegExp;
  readonly friendly: RegExp;
  readonly prompt: string;
  readonly showChanges: string;
  readonly reset: string;
  readonly nameMissing: string;
  readonly voiceMissing: string;
  readonly edit: (name: string) => string;
  readonly sync: (name: string) => string;
  readonly synced: (name: string) => string;
  readonly remove: (name: string) => string;
  readonly confirmRemove: string;
  readonly keep: string;
  readonly tryIt: (name: string) => string;
}

/** What is written on the page for patients. */
export interface PatientWords {
  readonly title: string;
  readonly nobody: string;
  readonly number: string;
  readonly numberMissing: string;
  readonly sample: string;
  readonly start: string;
  readonly question: string;
  readonly send: string;
  readonly hear: string;
  readonly play: (name: string) => string;
  readonly listen: RegExp;
  readonly ask: string;
  readonly retry: string;
  readonly end: string;
  readonly confirmEnd: string;
  readonly thanks: string;
  readonly again: string;
  readonly over: string;
  readonly topic: (heading: string) => string;
  readonly gone: string;
  readonly you: string;
}

/** @see AgentWords */
export const AGENT_WORDS: Readonly<Record<'en-GB' | 'zh-TW', AgentWords>> = {
  'en-GB': {
    title: 'Voice agents',
    empty: 'No voice agents yet',
    add: 'New agent',
    create: 'Create agent',
    save: 'Save changes',
    name: 'Name',
    voice: 'Voice',
    addLanguage: 'Add a language',
    makeMain: (language) => `Make main: ${language}`,
    english: 'English',
    chinese: 'Chinese (Taiwan)',
    japanese: 'Japanese',
    professional: /^Professional/,
    friendly: /^Friendly/,
    prompt: 'Instructions',
    showChanges: 'Show what I changed',
    reset: 'Back to the standard',
    nameMissing: 'Give the agent a name.',
    voiceMissing: 'Choose a voice.',
    edit: (name) => `Edit ${name}`,
    sync: (name) => `Sync ${name} from ElevenLabs`,
    synced: (name) => `“${name}” now has the voice and languages that ElevenLabs has`,
    remove: (name) => `Delete ${name}`,
    confirmRemove: 'Delete agent',
    keep: 'Keep it',
    tryIt: (name) => `Try it: ${name}`,
  },
  'zh-TW': {
    title: '語音助理',
    empty: '還沒有語音助理',
    add: '新增助理',
    create: '建立助理',
    save: '儲存變更',
    name: '名稱',
    voice: '聲音',
    addLanguage: '加入語言',
    makeMain: (language) => `設為主要：${language}`,
    english: '英文',
    chinese: '中文（台灣）',
    japanese: '日文',
    professional: /^專業/,
    friendly: /^親切/,
    prompt: '指示內容',
    showChanges: '顯示我的更動',
    reset: '恢復標準',
    nameMissing: '請為助理取名。',
    voiceMissing: '請選擇聲音。',
    edit: (name) => `編輯 ${name}`,
    sync: (name) => `從 ElevenLabs 同步 ${name}`,
    synced: (name) => `「${name}」的聲音與語言已與 ElevenLabs 一致`,
    remove: (name) => `刪除 ${name}`,
    confirmRemove: '刪除助理',
    keep: '保留',
    tryIt: (name) => `試用：${name}`,
  },
};

/** @see PatientWords */
export const PATIENT_WORDS: Readonly<Record<'en-GB' | 'zh-TW', PatientWords>> = {
  'en-GB': {
    title: 'Listen and ask',
    nobody: 'There is nobody to talk to yet',
    number: 'Your patient number',
    numberMissing: 'Please enter your patient number.',
    sample: 'Use a sample number',
    start: 'Start',
    question: 'Your question',
    send: 'Send',
    hear: 'Hear it',
    play: (name) => `Play ${name}`,
    listen: /^Listen/,
    ask: 'Ask',
    retry: 'Try again',
    end: 'End',
    confirmEnd: 'End it',
    thanks: 'Thank you',
    again: 'Start again',
    over: 'This conversation is over.',
    topic: (heading) => `Can you tell me about “${heading}”?`,
    gone: 'This conversation is no longer there',
    you: 'You',
  },
  'zh-TW': {
    title: '聽與問',
    nobody: '目前還沒有可以對話的助理',
    number: '您的病歷號碼',
    numberMissing: '請輸入您的病歷號碼。',
    sample: '使用範例號碼',
    start: '開始',
    question: '您的問題',
    send: '送出',
    hear: '聽回答',
    play: (name) => `播放「${name}」`,
    listen: /^聽/,
    ask: '問',
    retry: '再試一次',
    end: '結束',
    confirmEnd: '結束',
    thanks: '謝謝您',
    again: '重新開始',
    over: '這段對話已經結束',
    topic: (heading) => `「${heading}」是什麼？`,
    gone: '這段對話已經不在了',
    you: '您',
  },
};
