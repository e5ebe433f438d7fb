import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** The parts of exceljs' streaming reader that turn bytes into text. */
interface Parts {
  _parseWorkbook(entry: Readable): unknown;
  _parseSharedStrings(entry: Readable): unknown;
  _parseWorksheet(chunks: AsyncIterable<Buffer | string>, number: string): unknown;
}

/**
 * Has exceljs read whole characters. Its streaming reader (4.4.0) decodes each piece of a file by itself, so a Chinese
 * character across two pieces is lost (github.com/exceljs/exceljs/issues/2084). Pieces that are text already are left alone.
 * @throws where a later version of exceljs is made otherwise
 */
export function readWholeCharacters(reader: object): void {
  if (!hasParts(reader)) throw new Error('exceljs reads workbooks in another way than this version knows');
  const { _parseWorkbook: workbook, _parseSharedStrings: strings, _parseWorksheet: worksheet } = reader;
  reader._parseWorkbook = (entry) => workbook.call(reader, entry.setEncoding('utf8'));
  reader._parseSharedStrings = (entry) => strings.call(reader, entry.setEncoding('utf8'));
  reader._parseWorksheet = (chunks, number) => worksheet.call(reader, asText(chunks), number);
}

const hasParts = (reader: object): reader is Parts =>
  ['_parseWorkbook', '_parseSharedStrings', '_parseWorksheet'].every(
    (name) => typeof Reflect.get(reader, name) === 'function',
  );

async function* asText(chunks: AsyncIterable<Buffer | string>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  for await (const chunk of chunks) yield typeof chunk === 'string' ? chunk : decoder.write(chunk);
  yield decoder.end();
}
