import type { enPlayer } from './en-player.ts';
import type { Translation } from './translation.ts';

/** Everything that plays sound, in Traditional Chinese. */
export const zhTWPlayer: Translation<typeof enPlayer> = {
  play: '播放「{{name}}」',
  pause: '暫停「{{name}}」',
  position: '「{{name}}」的播放位置',
  positionText: '{{time}}，全長 {{total}}',
  download: '下載「{{name}}」',
  speed: '「{{name}}」的播放速度',
  failed: '目前無法播放這段錄音。',
  preview: '試聽「{{name}}」',
  stopPreview: '停止「{{name}}」',
  noPreview: '「{{name}}」沒有可試聽的範例',
  previewFailed: '目前無法播放「{{name}}」的範例。',
};
