import { createRequire } from 'node:module';
import type { Letter } from './content.ts';

const require = createRequire(import.meta.url);
const fonts = {
  text: () => require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  bold: () => require.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
};

/** Of a sheet of A4, in points: 1/72 of an inch. */
const sheet = { width: 595.28, height: 841.89, side: 66, top: 46, bottom: 42 };
const inner = sheet.width - 2 * sheet.side;
const photo = { width: (inner - 14) / 2, height: 150 };
const receiptHeight = 140;
const red = '#b3261e';
const grey = '#5f6368';

type Doc = PDFKit.PDFDocument;

/**
 * Draws a notice on A4 with the font in it, as far as it is used. The receipt stands at the foot of its last page.
 * @param pictures JPEG or PNG of the place, in order; of others the reader is told that they exist
 * @returns the bytes of a PDF whose text can be selected
 */
export async function drawLetter(letter: Letter, pictures: readonly Buffer[]): Promise<Buffer> {
  const { default: PdfDocument } = await import('pdfkit');
  const margins = { top: sheet.top, bottom: sheet.bottom, left: sheet.side, right: sheet.side };
  const info = { Title: `${letter.title} ${letter.serial}`, Author: letter.company };
  const doc = new PdfDocument({ size: 'A4', margins, bufferPages: true, info, lang: 'zh-CN' });
  const whole = bytesOf(doc);
  doc.registerFont('text', fonts.text());
  doc.registerFont('bold', fonts.bold());
  const printable = pictures.filter(isPrintable);
  drawHead(doc, letter);
  drawFacts(doc, letter);
  drawPictures(doc, letter, printable.slice(0, 4), pictures.length - Math.min(printable.length, 4));
  drawSection(doc, letter.rulesHead, letter.rules);
  drawSection(doc, letter.demandHead, letter.demands);
  drawSignature(doc, letter.signature);
  drawReceipt(doc, letter);
  drawPageNumbers(doc, letter);
  doc.end();
  return whole;
}

function bytesOf(doc: Doc): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
}

/** By its first bytes: PNG or JPEG. */
const isPrintable = (bytes: Buffer): boolean =>
  bytes.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47])) ||
  bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]));

function drawHead(doc: Doc, letter: Letter): void {
  doc.font('bold').fontSize(15).fillColor(red).text(letter.company, { align: 'center', characterSpacing: 2 });
  doc.moveDown(0.35);
  const y = doc.y;
  doc
    .moveTo(sheet.side, y)
    .lineTo(sheet.width - sheet.side, y)
    .lineWidth(1.6)
    .strokeColor(red)
    .stroke();
  doc
    .moveTo(sheet.side, y + 3)
    .lineTo(sheet.width - sheet.side, y + 3)
    .lineWidth(0.5)
    .stroke();
  doc.y = y + 16;
  doc.font('bold').fontSize(21).fillColor('black').text(letter.title, { align: 'center', characterSpacing: 3 });
  doc.moveDown(0.2);
  doc.font('text').fontSize(10.5).fillColor(grey).text(letter.serial, { align: 'center' });
  doc.moveDown(0.7);
  doc.font('bold').fontSize(12).fillColor('black').text(letter.to, { align: 'left' });
  doc.moveDown(0.35);
  paragraph(doc, letter.opening);
}

const paragraph = (doc: Doc, text: string): void => {
  doc
    .font('text')
    .fontSize(10.5)
    .fillColor('black')
    .text(text, sheet.side, doc.y, { width: inner, indent: 21, lineGap: 1.5 });
  doc.moveDown(0.12);
};

function heading(doc: Doc, text: string): void {
  doc.moveDown(0.35);
  makeRoom(doc, 50);
  doc.font('bold').fontSize(12).fillColor('black').text(text, sheet.side, doc.y, { width: inner });
  doc.moveDown(0.3);
}

function drawSection(doc: Doc, head: string, paragraphs: readonly string[]): void {
  heading(doc, head);
  for (const text of paragraphs) paragraph(doc, text);
}

/** A table of labels and what stands beside them, one or two to a row, with lines around all. */
function drawFacts(doc: Doc, { factsHead, facts }: Letter): void {
  heading(doc, factsHead);
  const [label, pad] = [68, 4];
  doc.fontSize(10.5).lineWidth(0.6);
  for (const row of facts) {
    const width = inner / row.length;
    const box = { width: width - label - 2 * pad };
    const height = Math.max(...row.map(([, value]) => doc.font('text').heightOfString(value, box))) + 2 * pad;
    makeRoom(doc, height);
    const y = doc.y;
    for (const [column, [name, value]] of row.entries()) {
      const x = sheet.side + column * width;
      doc.rect(x, y, label, height).fillAndStroke('#f3f4f6', '#9aa0a6');
      doc.rect(x + label, y, width - label, height).stroke('#9aa0a6');
      doc
        .fillColor('black')
        .font('bold')
        .text(name, x + pad, y + pad, { width: label - 2 * pad });
      doc.font('text').text(value, x + label + pad, y + pad, box);
    }
    doc.y = y + height;
  }
  doc.x = sheet.side;
  doc.moveDown(0.3);
}

function drawPictures(doc: Doc, letter: Letter, pictures: readonly Buffer[], left: number): void {
  const apart = letter.photosApart(left);
  if (pictures.length > 0) {
    heading(doc, letter.photosHead);
    for (let at = 0; at < pictures.length; at += 2) {
      makeRoom(doc, photo.height + 8);
      const y = doc.y;
      for (const [column, bytes] of pictures.slice(at, at + 2).entries())
        doc.image(bytes, sheet.side + column * (photo.width + 14), y, {
          fit: [photo.width, photo.height],
          align: 'center',
          valign: 'center',
        });
      doc.y = y + photo.height + 8;
    }
  }
  doc.x = sheet.side;
  if (apart) paragraph(doc, apart);
}

function drawSignature(doc: Doc, lines: readonly string[]): void {
  makeRoom(doc, lines.length * 18 + 8);
  doc.y += 6;
  doc.font('text').fontSize(11).fillColor('black');
  for (const line of lines) {
    doc.text(line, sheet.side + inner * 0.5, doc.y, { width: inner * 0.5 });
    doc.y += 2;
  }
}

function drawReceipt(doc: Doc, letter: Letter): void {
  makeRoom(doc, receiptHeight + 4);
  const top = sheet.height - sheet.bottom - receiptHeight;
  doc.lineWidth(0.7).strokeColor('#9aa0a6').dash(4, { space: 3 });
  doc
    .moveTo(sheet.side, top)
    .lineTo(sheet.width - sheet.side, top)
    .stroke()
    .undash();
  doc.font('bold').fontSize(11).fillColor('black');
  doc.text(letter.cutLine, sheet.side, top + 10, { width: inner, align: 'center' });
  doc
    .font('text')
    .fontSize(10.5)
    .text(letter.receipt, sheet.side, top + 32, { width: inner, lineGap: 3 });
  let y = doc.y + 8;
  for (const [left, right] of letter.receiptLines) {
    fillIn(doc, left, sheet.side, y, inner * 0.52);
    fillIn(doc, right, sheet.side + inner * 0.56, y, inner * 0.44);
    y += 28;
  }
}

/** A label and, where it ends in a colon, a line to write on. */
function fillIn(doc: Doc, label: string, x: number, y: number, width: number): void {
  doc.text(label, x, y, { lineBreak: false });
  if (!label.endsWith('：')) return;
  const from = x + doc.widthOfString(label);
  doc
    .lineWidth(0.6)
    .strokeColor('black')
    .moveTo(from, y + 15)
    .lineTo(x + width, y + 15)
    .stroke();
}

function drawPageNumbers(doc: Doc, letter: Letter): void {
  const { count } = doc.bufferedPageRange();
  if (count < 2) return;
  for (let page = 0; page < count; page++) {
    doc.switchToPage(page);
    // Below the margin, where writing would otherwise begin another page.
    doc.page.margins.bottom = 0;
    const at = sheet.height - sheet.bottom + 16;
    doc
      .font('text')
      .fontSize(9)
      .fillColor(grey)
      .text(letter.page(page + 1, count), sheet.side, at, { width: inner, align: 'center' });
  }
}

/** Goes to the next page where less than `height` is left on this one. */
function makeRoom(doc: Doc, height: number): void {
  if (doc.y + height > sheet.height - sheet.bottom) doc.addPage();
}
