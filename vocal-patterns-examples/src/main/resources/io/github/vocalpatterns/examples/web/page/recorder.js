import { encodeWav } from './wav.js';

/** Why recording cannot work on this page, or null. */
export function recordingProblem() {
  if (!window.isSecureContext) {
    return 'Browsers lend the microphone only to pages from https or from this computer itself.';
  }
  return navigator.mediaDevices && window.AudioWorkletNode ? null : 'This browser cannot record.';
}

/**
 * Starts to record; `onLevel` is told the peak of what comes in, 0 to 1. Resolves to a function
 * that stops and gives the WAV file.
 */
export async function startRecording(onLevel) {
  // What makes calls intelligible cuts into singing.
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: false },
  });
  const context = new AudioContext();
  const release = () => {
    stream.getTracks().forEach((track) => track.stop());
    return context.close();
  };
  try {
    await context.audioWorklet.addModule('recorder-worklet.js');
    const chunks = [];
    const node = new AudioWorkletNode(context, 'recorder', { numberOfOutputs: 0 });
    node.port.onmessage = ({ data }) => {
      chunks.push(data);
      onLevel(data.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0));
    };
    context.createMediaStreamSource(stream).connect(node);
    return async () => {
      await release();
      return encodeWav(chunks, context.sampleRate);
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/** What a failed start means to a person. */
export function recordingFailure(error) {
  switch (error.name) {
    case 'NotAllowedError':
      return 'The browser may not use the microphone. Allow it beside the address, then record again.';
    case 'NotFoundError':
      return 'There is no microphone. Connect one, or give a file.';
    case 'NotReadableError':
      return 'The microphone is in use by another program.';
    default:
      return `Recording failed: ${error.message}`;
  }
}
