const digits: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  幺: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** A character class body for Chinese numerals as used in rooms and times. */
export const hanDigits = '零〇一二两三四五六七八九十百幺';

/** Reads “12”, “十二”, “二十八”, “一百零三” as a number, digit strings like “五零一” as 501; NaN for anything else. */
export function readNumber(said: string): number {
  if (/^\d+$/.test(said)) return Number(said);
  if (said === '' || [...said].some((char) => !(char in digits) && char !== '十' && char !== '百')) return Number.NaN;
  if (!/[十百]/.test(said)) return Number([...said].map((char) => digits[char]).join(''));
  let total = 0;
  let pending = 0;
  for (const char of said) {
    if (char === '百' || char === '十') {
      total += (pending || 1) * (char === '百' ? 100 : 10);
      pending = 0;
    } else pending = digits[char] ?? 0;
  }
  return total + pending;
}

/** The same as digits for display: “三” → “3”; letters upper case, anything unreadable as it was. */
export function toDigits(said: string): string {
  const value = readNumber(said);
  return Number.isNaN(value) ? said.toUpperCase() : String(value);
}
