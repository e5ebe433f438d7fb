/** A QR in characters. */
export async function drawForTerminal(content: string): Promise<string> {
  const { default: qrcode } = await import('qrcode');
  return `${await qrcode.toString(content, { type: 'terminal', small: true })}\n`;
}

/** A QR as the text of an SVG image. */
export async function drawAsSvg(content: string): Promise<string> {
  const { default: qrcode } = await import('qrcode');
  return qrcode.toString(content, { type: 'svg', margin: 2, width: 320 });
}
