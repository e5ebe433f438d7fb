/** The one file of `natural` that we load: the package's main entry pulls in database clients. */
declare module 'natural/lib/natural/classifiers/bayes_classifier.js' {
  interface Stemmer {
    tokenizeAndStem(text: string): string[];
  }
  export default class BayesClassifier {
    constructor(stemmer: Stemmer, smoothing: number);
    addDocument(features: string[], label: string): void;
    train(): void;
    /** the positions of the features that a document has, under keys of no meaning */
    textToFeatures(features: string[]): Record<number, number>;
    readonly classifier: {
      /** label → feature position → documents with it, plus one and the smoothing */
      classFeatures: Record<string, Record<number, number>>;
    };
  }
}
