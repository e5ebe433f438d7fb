/**
 * @returns the digits of a phone number as the register keeps them, without the country's 86; undefined where it
 *   has fewer than 5 or more than 15 digits or holds anything but digits, blanks and the usual signs.
 */
export function normalisePhone(text: string): string | undefined {
  const plain = text.normalize('NFKC').trim();
  if (!/^\+?[0-9() -]+$/.test(plain)) return undefined;
  const digits = plain.replace(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '');
  return digits.length >= 5 && digits.length <= 15 ? digits : undefined;
}
