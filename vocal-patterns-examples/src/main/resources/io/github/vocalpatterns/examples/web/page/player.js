/** Plays a recording with a cursor that moves over the plots. */
export class Player {
  #audio = new Audio();
  #elements;
  #duration = 0;
  #until = Infinity;
  #onTime;

  constructor(elements, onTime) {
    this.#elements = elements;
    this.#onTime = onTime;
    const { play, position, plots, mute } = elements;
    play.addEventListener('click', () => (this.#audio.paused ? this.play() : this.#audio.pause()));
    position.addEventListener('input', () => this.seek(Number(position.value)));
    plots.addEventListener('click', (event) => {
      const { left, width } = plots.getBoundingClientRect();
      this.seek(((event.clientX - left) / width) * this.#duration);
    });
    this.#audio.addEventListener('play', () => {
      play.textContent = 'Pause';
      this.#follow();
    });
    this.#audio.addEventListener('pause', () => (play.textContent = 'Play'));
    this.#audio.addEventListener('seeked', () => this.#show());
    this.#audio.addEventListener('error', () => {
      mute.hidden = !this.#audio.src;
      play.disabled = true;
    });
  }

  load(blob, durationSeconds) {
    this.#audio.pause();
    if (this.#audio.src) {
      URL.revokeObjectURL(this.#audio.src);
    }
    this.#elements.mute.hidden = true;
    this.#elements.play.disabled = false;
    this.#elements.position.max = durationSeconds;
    this.#duration = durationSeconds;
    this.#audio.src = URL.createObjectURL(blob);
    this.#show();
  }

  seek(seconds) {
    this.#until = Infinity;
    this.#audio.currentTime = seconds;
    this.#show();
  }

  play(from, until = Infinity) {
    if (from !== undefined) {
      this.#audio.currentTime = from;
    }
    this.#until = until;
    this.#audio.play().catch(() => (this.#elements.play.textContent = 'Play'));
  }

  #follow() {
    this.#show();
    if (this.#audio.currentTime >= this.#until) {
      this.#audio.pause();
    }
    if (!this.#audio.paused) {
      requestAnimationFrame(() => this.#follow());
    }
  }

  #show() {
    const seconds = this.#audio.currentTime;
    const { position, time, cursor } = this.#elements;
    position.value = seconds;
    position.setAttribute('aria-valuetext', `${seconds.toFixed(1)} seconds`);
    time.value = clock(seconds);
    cursor.style.left = `${Math.min(100, (100 * seconds) / (this.#duration || 1))}%`;
    this.#onTime(seconds);
  }
}

function clock(seconds) {
  return `${Math.floor(seconds / 60)}:${(seconds % 60).toFixed(1).padStart(4, '0')}`;
}
