/** English texts of everything that plays sound. */
export const enPlayer = {
  play: 'Play {{name}}',
  pause: 'Pause {{name}}',
  position: 'Position in {{name}}',
  positionText: '{{time}} of {{total}}',
  download: 'Download {{name}}',
  speed: 'Speed of {{name}}',
  failed: 'This recording cannot be played right now.',
  preview: 'Listen to {{name}}',
  stopPreview: 'Stop {{name}}',
  noPreview: '{{name}} has no sample to listen to',
  previewFailed: 'The sample of {{name}} cannot be played right now.',
} as const;
