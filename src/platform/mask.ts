/** '13800005678' → '138****5678'. A number too short to hide the middle of is hidden whole. */
export function maskPhone(phone: string): string {
  return phone.length < 8 ? '*'.repeat(phone.length) : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

/** '王小明' → '王**', '李女士' → '李**': the first character and one star for each other. */
export function maskName(name: string): string {
  const [first = '', ...rest] = name.trim();
  return first + '*'.repeat(rest.length);
}

// Some keyboards write digits in full width.
const digit = '[0-9０-９]';
const mobileDigits = `([1１][3-9３-９]${digit})[ -]?${digit}{4}[ -]?(${digit}{4})(?!${digit})`;
const mobile = new RegExp(`(?<!${digit})${mobileDigits}`, 'g');
const mobileAfterCode = new RegExp(`(?<=(?<!\\d)\\+?86)${mobileDigits}`, 'g');

/**
 * Masks what looks like personal data in running text: mainland mobile numbers (11 digits from 13 to 19, also written
 * +86 or in groups of 3-4-4) and identity card numbers (GB 11643: 18 characters, the last may be X).
 */
export function maskText(text: string): string {
  return text
    .replace(/(?<![\d.])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx](?!\d)/g, (id) => {
      return `${id.slice(0, 3)}${'*'.repeat(11)}${id.slice(-4)}`;
    })
    .replace(mobile, '$1****$2')
    .replace(mobileAfterCode, '$1****$2');
}
