package io.github.vocalpatterns.audio.io;

/** How {@link AudioFiles#writeWav} stores one sample. */
public enum WavEncoding {
  /** Signed 16-bit integers: full scale ±1 in steps of 2⁻¹⁵, louder samples clipped. */
  PCM_16(2),
  /** Signed 24-bit integers: full scale ±1 in steps of 2⁻²³, louder samples clipped. */
  PCM_24(3),
  /** 32-bit floating point: every sample as it is. */
  FLOAT_32(4);

  private final int bytesPerSample;

  WavEncoding(int bytesPerSample) {
    this.bytesPerSample = bytesPerSample;
  }

  int bytesPerSample() {
    return bytesPerSample;
  }
}
