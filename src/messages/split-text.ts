const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });
const encoder = new TextEncoder();
const NO_CHARACTER_IS_LONGER = 4;

/**
 * Cuts `text` into parts of at most `maxBytes` of UTF-8 that add up to it. A part ends after a line or a sentence where
 * one ends in its second half, and never inside a character as people see it (an emoji family, a letter with accents),
 * unless that alone is longer than a part. Throws RangeError if not even every single character would fit.
 */
export function splitByBytes(text: string, maxBytes: number): string[] {
  if (maxBytes < NO_CHARACTER_IS_LONGER) throw new RangeError(`a part of ${maxBytes} bytes holds no text`);
  const parts: string[] = [];
  let part: Piece[] = [];
  let size = 0;
  for (const piece of piecesOf(text, maxBytes)) {
    while (size + piece.bytes > maxBytes) {
      const end = goodEnd(part, maxBytes);
      parts.push(textOf(part.slice(0, end)));
      part = part.slice(end);
      size = sizeOf(part);
    }
    part.push(piece);
    size += piece.bytes;
  }
  return part.length > 0 ? [...parts, textOf(part)] : parts;
}

interface Piece {
  text: string;
  bytes: number;
}

function piecesOf(text: string, maxBytes: number): Piece[] {
  return [...graphemes.segment(text)]
    .map(({ segment }) => pieceOf(segment))
    .flatMap((piece) => (piece.bytes <= maxBytes ? [piece] : [...piece.text].map(pieceOf)));
}

function pieceOf(text: string): Piece {
  return { text, bytes: encoder.encode(text).length };
}

/** How many of the pieces make a part that ends well. */
function goodEnd(pieces: readonly Piece[], maxBytes: number): number {
  for (const ending of [/\n$/, /[。！？；!?]$/, /[，、,\s]$/]) {
    const last = pieces.findLastIndex(({ text }) => ending.test(text));
    if (last >= 0 && sizeOf(pieces.slice(0, last + 1)) * 2 >= maxBytes) return last + 1;
  }
  return pieces.length;
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}

function sizeOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { bytes }) => sum + bytes, 0);
}
