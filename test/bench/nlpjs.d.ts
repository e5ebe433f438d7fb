/** The parts of nlp.js, which has no types of its own, that the benchmark uses. */
declare module '@nlpjs/basic' {
  interface Nlp {
    container: { use(plugin: unknown): void };
    addLanguage(locale: string): void;
    addDocument(locale: string, text: string, intent: string): void;
    train(): Promise<void>;
    process(locale: string, text: string): Promise<{ intent: string; score: number }>;
  }
  export function dockStart(options: object): Promise<{ get(name: 'nlp'): Nlp }>;
}

declare module '@nlpjs/lang-zh' {
  export class LangZh {}
}
