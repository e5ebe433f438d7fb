import { XMLParser } from 'fast-xml-parser';
import { insist, type Reason, Refusal } from './refusal.ts';

export type XmlValue = string | XmlFields | (string | XmlFields)[];
/** The elements inside an element, by name; a list where one is repeated. Values stay the texts that they are. */
export interface XmlFields {
  [name: string]: XmlValue;
}

const MAX_DEPTH = 8;
/** Outside CDATA there are some tags and short values only, and the parser takes its time with those. */
const MAX_MARKUP = 64 * 1024;
const MAX_TAGS = 2000;
const TEXT = '#text';

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  processEntities: false,
  trimValues: false,
  maxNestedTags: MAX_DEPTH,
  textNodeName: TEXT,
});

/**
 * What stands in the root element `xml`. It is a small part of XML that the platform writes, and no more is read:
 * elements, text and CDATA. Attributes, comments, declarations, DTDs and broken nesting are refused; entities stay as
 * they are written.
 * @throws Refusal with `reason`
 */
export function readXml(text: string, reason: Reason): XmlFields {
  const markup = markupOf(text, reason);
  insist(markup.length <= MAX_MARKUP && markup.split('<').length <= MAX_TAGS, reason);
  insist(!markup.replace(/<\/?[A-Za-z_][\w.-]*\/?>/g, '').includes('<'), reason);
  const root = fieldsOf(parse(text, reason));
  const fields = root?.xml;
  insist(root !== undefined && Object.keys(root).length === 1, reason);
  insist(typeof fields === 'object' && !Array.isArray(fields), reason);
  return fields;
}

/** The text with a blank for each CDATA section; looked for step by step, since a pattern would start over at each `<`. */
function markupOf(text: string, reason: Reason): string {
  const [open, close] = ['<![CDATA[', ']]>'];
  const parts: string[] = [];
  let at = 0;
  for (let start = text.indexOf(open); start >= 0; start = text.indexOf(open, at)) {
    const end = text.indexOf(close, start + open.length);
    insist(end >= 0, reason);
    parts.push(text.slice(at, start));
    at = end + close.length;
  }
  return [...parts, text.slice(at)].join(' ');
}

function parse(text: string, reason: Reason): unknown {
  try {
    return parser.parse(text, true);
  } catch {
    throw new Refusal(reason);
  }
}

/** Without the line breaks that stand between elements. */
function fieldsOf(value: unknown): XmlFields | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const elements = Object.entries(value).filter(([name]) => name !== TEXT);
  return Object.fromEntries(elements.map(([name, inner]) => [name, innerOf(inner)]));
}

function innerOf(value: unknown): XmlValue {
  if (Array.isArray(value)) return value.map((one) => fieldsOf(one) ?? String(one));
  return fieldsOf(value) ?? String(value);
}
