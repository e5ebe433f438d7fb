const pattern = /^([01]\d|2[0-3]):([0-5]\d)$/;

/**
 * Reads a local time of day as people write it in a set-up file.
 * @returns minutes after local midnight, 0–1439; “24:00” is the midnight that ends the day and reads as 0;
 *   undefined where the text is no time.
 */
export function parseTimeOfDay(text: string): number | undefined {
  if (text === '24:00') return 0;
  const match = pattern.exec(text);
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined;
}
