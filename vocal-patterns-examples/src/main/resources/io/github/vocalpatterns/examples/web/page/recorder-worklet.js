// Hands the microphone's samples over, 2048 at a time, as they are.
class Recorder extends AudioWorkletProcessor {
  #chunk = new Float32Array(2048);
  #filled = 0;

  process([channels]) {
    const input = channels[0];
    if (!input) {
      return true;
    }
    this.#chunk.set(input, this.#filled);
    this.#filled += input.length;
    if (this.#filled === this.#chunk.length) {
      this.port.postMessage(this.#chunk, [this.#chunk.buffer]);
      this.#chunk = new Float32Array(2048);
      this.#filled = 0;
    }
    return true;
  }
}

registerProcessor('recorder', Recorder);
