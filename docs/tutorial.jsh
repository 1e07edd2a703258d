// A tour of vocal-patterns for researchers. Run all of it from the root of the project,
//   ./vocal-patterns jshell docs/tutorial.jsh
// or start ./vocal-patterns jshell and copy line by line: most lines show a small picture of what they give.

// 1. Load a recording: WAV, AIFF, AU, FLAC, MP3, Ogg Vorbis or Opus. Samples are floats, mono.
var take = AudioFiles.read(Path.of("samples/scale.wav"))
var quality = QualityReport.of(take)

// 2. Look. Pictures go to files or, where there is a display, into a window: .show()
var folder = Files.createTempDirectory("vocal-patterns-tutorial")
Plot.waveform(take).savePng(folder.resolve("waveform.png"))

// 3. Features, equal to librosa's to a stated tolerance (docs/features.md).
var features = AudioFeatures.of(FeatureSpec.DEFAULT)
var mel = features.decibels(features.melSpectrogram(take))
var mfcc = features.mfcc(take, 13)
NumpyFiles.write(folder.resolve("mel.npy"), mel)

// 4. Pitch and notes.
var track = PitchTracker.pyin(PitchSpec.DEFAULT).track(take)
var melody = NoteSequence.of(track)
var intervals = melody.intervalsCents()
Plot.melSpectrogram(take, FeatureSpec.DEFAULT, track, melody).savePng(folder.resolve("melody.png"))

// 5. Augment. The same seed, epoch and item give the same sound, on any thread and in any order.
var chain = Compose.of(new Gain(-6, 6), new PitchShift(-2, 2).p(0.5), new AddGaussianSnr(10, 30))
var augmented = chain.apply(take, Draw.of(1, 0, 0))
augmented.report()
augmented.result()
Plot.melSpectrogram(augmented.result(), FeatureSpec.DEFAULT).savePng(folder.resolve("augmented.png"))

// 6. Classify with the model inside the library, and ask why.
var classifier = Classifier.pretrained()
var result = classifier.classify(take)
classifier.classify(augmented.result())
Explanation.of(result, take)

// 7. Synthesise labelled takes: as many as you like, each known to the note.
var synthetic = ExerciseSynthesizer.of(7).take(0, VocalPattern.ARPEGGIO)
synthetic.exercise()
synthetic.waveform()
classifier.classify(synthetic.waveform())

// 8. Train a model. This one is tiny and hears six takes twice: it takes seconds, and guesses.
var training = SynthesizedTakes.fresh(1, 6)
var validation = SynthesizedTakes.fixed(2, 3)
var layout = new Layout(List.of(new Layout.Convolution(4, 5, 4), new Layout.Convolution(8, 3, 2)), ToSequence.Order.TIME_MAJOR, 8, 8)
var model = VocalPatternModel.build(FeatureSpec.DEFAULT, layout, 1)
var plan = TrainingPlan.DEFAULT.toBuilder().epochs(2).batchSize(3).build()
var report = model.train(training, validation, plan)
report.plot().savePng(folder.resolve("training.png"))
model.save(folder.resolve("tiny.vpm"))

// 9. Evaluate: the shipped model on takes it has never heard, with intervals. docs/evaluation.md tells what the numbers mean.
var evaluation = Evaluation.of(classifier, SynthesizedTakes.fixed(3, 9))
evaluation.confusionPlot().savePng(folder.resolve("confusion.png"))
evaluation.reliabilityPlot().savePng(folder.resolve("reliability.png"))
Files.writeString(folder.resolve("report.html"), evaluation.toHtml("The shipped model on 9 synthesised takes"))

// 10. Look at what was written.
println("The pictures, the report and the model are in " + folder)
