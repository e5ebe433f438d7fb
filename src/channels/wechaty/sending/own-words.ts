/** Something we said, as the platform showed it to us. */
export interface OwnWord {
  chat: string;
  text: string;
  id: string;
}

/** What of our own words came back lately: proof that they arrived where a send ended without an answer. */
export interface OwnWords {
  note(word: OwnWord): void;
  /** The id under which these words came back since `from`, waiting up to `waitMs` of real time; undefined if they did not. */
  find(said: { chat: string; text: string; from: number }, waitMs: number): Promise<string | undefined>;
  /** A mark to search from. */
  mark(): number;
}

const mostKept = 200;
const lookMs = 50;

export function createOwnWords(): OwnWords {
  let heard: (OwnWord & { at: number })[] = [];
  let count = 0;
  const look = ({ chat, text, from }: { chat: string; text: string; from: number }) =>
    // A puppet may write the names of those who are called before the text.
    heard.find((word) => word.at >= from && word.chat === chat && word.text.endsWith(text))?.id;
  return {
    note(word) {
      heard.push({ ...word, at: count++ });
      heard = heard.slice(-mostKept);
    },
    mark: () => count,
    async find(said, waitMs) {
      for (let waited = 0; waited < waitMs && look(said) === undefined; waited += lookMs) {
        await new Promise((resolve) => setTimeout(resolve, lookMs));
      }
      return look(said);
    },
  };
}
