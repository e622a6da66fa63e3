import { describe } from 'vitest';
import { describeSpeech } from '../speech.contract.ts';
import { offlineSpeech, isVoiceInstalled } from './__fixtures__/offline-fixture.ts';

describe.skipIf(!isVoiceInstalled())('with the offline voice', () => {
  describeSpeech('createOfflineSpeech', () => {
    const { speech, voices, close } = offlineSpeech('real');
    return Promise.resolve({ speech, voices, cleanup: close });
  });
});
