const digits: Record<string, number> = {
  零: 0,
  〇: 0,
  '○': 0,
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
const units: Record<string, number> = { 十: 10, 百: 100, 千: 1_000, 万: 10_000 };

/** A character class body for Chinese numerals as used in rooms and times. */
export const hanDigits = '零〇○一二两三四五六七八九十百幺';
/** The same with thousands and ten thousands, as used in sums. */
export const hanAmounts = `${hanDigits}千万`;

/** “十一零二” is floor 11, door 02: no number is said so, but rooms are. */
const floorAndDoor = /^([二三四五六七八九]?十[一二三四五六七八九]?)[零〇○]([一二两三四五六七八九])$/;

/**
 * Reads “12”, “十二”, “一百零三”, “两万” as a number, “一千二” as 1200, digit strings like “五零一” as 501 and “十一零二” as
 * 1102; NaN for anything else.
 */
export function readNumber(said: string): number {
  if (/^\d+$/.test(said)) return Number(said);
  if (said === '' || [...said].some((char) => !(char in digits) && !(char in units))) return Number.NaN;
  if (!/[十百千万]/.test(said)) return Number([...said].map((char) => digits[char]).join(''));
  const door = floorAndDoor.exec(said);
  if (door?.[1] && door[2]) return readCounted(door[1]) * 100 + (digits[door[2]] ?? 0);
  return readCounted(said);
}

/** A number said with units; a last digit without one belongs to the next lower: “三百五” is 350. */
function readCounted(said: string): number {
  let tenThousands = 0;
  let total = 0;
  let pending = 0;
  let lastUnit = 0;
  for (const char of said) {
    const unit = units[char];
    if (unit === undefined) {
      pending = digits[char] ?? 0;
      if (pending === 0) lastUnit = 0;
    } else {
      if (unit === 10_000) {
        tenThousands = (total + pending || 1) * unit;
        total = 0;
      } else total += (pending || 1) * unit;
      pending = 0;
      lastUnit = unit;
    }
  }
  return tenThousands + total + (lastUnit > 10 ? (pending * lastUnit) / 10 : pending);
}

/** The same as digits for display: “三” → “3”; letters upper case, anything unreadable as it was. */
export function toDigits(said: string): string {
  const value = readNumber(said);
  return Number.isNaN(value) ? said.toUpperCase() : String(value);
}
