/** What a person reads on the screen and goes by, in each language of the client. */
export interface Words {
  readonly add: string;
  readonly chooseFile: string;
  readonly pasteText: string;
  readonly name: string;
  readonly text: string;
  readonly upload: string;
  readonly savePasted: string;
  readonly saveChanges: string;
  readonly synced: string;
  readonly failed: string;
  readonly edit: (name: string) => string;
  readonly remove: (name: string) => string;
  readonly retry: (name: string) => string;
  readonly confirmRemove: string;
  readonly keep: string;
  readonly empty: string;
  readonly documents: string;
  readonly quickStart: string;
  readonly knowledge: string;
}

/** @see Words */
export const WORDS: Readonly<Record<'en-GB' | 'zh-TW', Words>> = {
  'en-GB': {
    add: 'Add document',
    chooseFile: 'Choose a file',
    pasteText: 'Paste text',
    name: 'Name',
    text: 'Text',
    upload: 'Upload and sync',
    savePasted: 'Save and sync',
    saveChanges: 'Save changes',
    synced: 'Synced',
    failed: 'Failed',
    edit: (name) => `Edit ${name}`,
    remove: (name) => `Delete ${name}`,
    retry: (name) => `Sync ${name} again`,
    confirmRemove: 'Delete document',
    keep: 'Keep it',
    empty: 'No documents yet',
    documents: 'Documents',
    quickStart: 'Quick start',
    knowledge: 'Knowledge',
  },
  'zh-TW': {
    add: '加入文件',
    chooseFile: '選擇檔案',
    pasteText: '貼上文字',
    name: '名稱',
    text: '內文',
    upload: '上傳並同步',
    savePasted: '儲存並同步',
    saveChanges: '儲存變更',
    synced: '已同步',
    failed: '失敗',
    edit: (name) => `編輯 ${name}`,
    remove: (name) => `刪除 ${name}`,
    retry: (name) => `重新同步 ${name}`,
    confirmRemove: '刪除文件',
    keep: '保留',
    empty: '還沒有文件',
    documents: '文件',
    quickStart: '快速開始',
    knowledge: '知識庫',
  },
};
