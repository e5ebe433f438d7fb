import { quoteForm } from '../lexicon.ts';

/** What was said, and the words it quotes where it quotes any: rooms tell no id of a quoted message. */
export function readQuote(text: string): { text: string; quote?: { text: string } } {
  const { quoted, said } = quoteForm.exec(text)?.groups ?? {};
  if (quoted === undefined || said === undefined) return { text };
  return { text: said.trim(), quote: { text: quoted.trim() } };
}
