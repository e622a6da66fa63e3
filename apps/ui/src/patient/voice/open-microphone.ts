/**
 * Asks for the microphone and lets go of it again, so that a patient is told at once what is wrong with it
 * and nothing is begun in vain.
 *
 * @throws DOMException as the browser gives it; `unsupported` where there is no microphone to ask for
 */
export async function openMicrophone(
  devices: MediaDevices | undefined,
): Promise<'open' | 'unsupported'> {
  // Only pages that came by https, or from this machine, have any.
  if (devices === undefined || typeof AudioWorkletNode === 'undefined') {
    return 'unsupported';
  }
  const stream = await devices.getUserMedia({ audio: true });
  for (const track of stream.getTracks()) {
    track.stop();
  }
  return 'open';
}
