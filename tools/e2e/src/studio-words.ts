/** What a doctor goes by in the Studio, in each language of the client. */
export interface StudioWords {
  readonly showText: string;
  readonly toScript: string;
  readonly addModule: (name: string) => string;
  readonly medication: string;
  readonly write: string;
  readonly written: string;
  readonly toEditing: string;
  readonly script: string;
  readonly title: string;
  readonly toVoices: string;
  readonly speakers: readonly string[];
  readonly toAudio: string;
  readonly make: string;
  readonly done: string;
  readonly play: (name: string) => string;
  readonly pause: (name: string) => string;
  readonly download: (name: string) => string;
  readonly openLibrary: string;
  readonly scriptOf: (name: string) => string;
  readonly edit: (name: string) => string;
  readonly save: string;
  readonly remove: (name: string) => string;
  readonly confirmRemove: string;
}

/** @see StudioWords */
export const STUDIO_WORDS: Readonly<Record<'en-GB' | 'zh-TW', StudioWords>> = {
  'en-GB': {
    showText: 'Show the text',
    toScript: 'Continue to the script',
    addModule: (name) => `Add ${name}`,
    medication: 'Medication',
    write: 'Write the script',
    written: 'The script is ready.',
    toEditing: 'Continue to editing',
    script: 'Script',
    title: 'Title',
    toVoices: 'Continue to the voices',
    speakers: ['Voice of speaker 1 (doctor)', 'Voice of speaker 2 (patient)'],
    toAudio: 'Continue to the audio',
    make: 'Make the audio',
    done: 'Your audio is ready',
    play: (name) => `Play ${name}`,
    pause: (name) => `Pause ${name}`,
    download: (name) => `Download ${name}`,
    openLibrary: 'Open the library',
    scriptOf: (name) => `Show the script of ${name}`,
    edit: (name) => `Edit ${name}`,
    save: 'Save changes',
    remove: (name) => `Delete ${name}`,
    confirmRemove: 'Delete recording',
  },
  'zh-TW': {
    showText: '顯示內文',
    toScript: '繼續設定講稿',
    addModule: (name) => `加入「${name}」`,
    medication: '用藥',
    write: '撰寫講稿',
    written: '講稿已完成。',
    toEditing: '繼續編輯',
    script: '講稿',
    title: '標題',
    toVoices: '繼續選擇聲音',
    speakers: ['說話者 1（醫師）的聲音', '說話者 2（病人）的聲音'],
    toAudio: '繼續製作音檔',
    make: '製作音檔',
    done: '音檔完成了',
    play: (name) => `播放「${name}」`,
    pause: (name) => `暫停「${name}」`,
    download: (name) => `下載「${name}」`,
    openLibrary: '開啟音檔庫',
    scriptOf: (name) => `顯示「${name}」的講稿`,
    edit: (name) => `編輯「${name}」`,
    save: '儲存變更',
    remove: (name) => `刪除「${name}」`,
    confirmRemove: '刪除音檔',
  },
};
