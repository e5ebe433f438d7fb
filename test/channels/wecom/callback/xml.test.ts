import { describe, expect, test } from '@jest/globals';
import { Refusal } from '../../../../src/channels/wecom/callback/refusal.ts';
import { readXml } from '../../../../src/channels/wecom/callback/xml.ts';

const read = (text: string) => readXml(text, 'content');

describe('what the platform writes', () => {
  test('elements, CDATA and empty elements', () => {
    const text = '<xml><A><![CDATA[一 ]]></A><B>2</B><C></C><D/><E><![CDATA[]]></E></xml>';
    expect(read(text)).toEqual({ A: '一 ', B: '2', C: '', D: '', E: '' });
  });

  test('elements inside elements, and lists', () => {
    const text = '<xml><L><I><K>a</K></I><I><K>b</K></I></L><O>1</O><O>2</O></xml>';
    expect(read(text)).toEqual({ L: { I: [{ K: 'a' }, { K: 'b' }] }, O: ['1', '2'] });
  });

  test('line breaks between the elements say nothing', () => {
    expect(read('<xml>\n  <A>1</A>\r\n  <B>\n<C>2</C>\n</B>\n</xml>\n')).toEqual({ A: '1', B: { C: '2' } });
  });

  test.each(['7300000000000000001', '0x1F', '007', '1e5', 'true', 'null', '1.10'])('%s stays a text', (value) => {
    expect(read(`<xml><A>${value}</A></xml>`)).toEqual({ A: value });
  });

  test('CDATA may hold whatever looks like markup', () => {
    const value = '<!DOCTYPE x [<!ENTITY a "b">]><b c="d">&a;</b><!-- --><?php ?>';
    expect(read(`<xml><A><![CDATA[${value}]]></A></xml>`)).toEqual({ A: value });
  });

  test('CDATA that is cut around its own end sign is joined', () => {
    expect(read('<xml><A><![CDATA[a]]]]><![CDATA[>b]]></A></xml>')).toEqual({ A: 'a]]>b' });
  });

  test('entities stay as they are written', () => {
    expect(read('<xml><A>&lt;b&gt; &#20013;</A></xml>')).toEqual({ A: '&lt;b&gt; &#20013;' });
  });

  test('a name that every object has does not get in the way', () => {
    const fields = read('<xml><toString>1</toString><A>2</A></xml>');
    expect(fields.A).toBe('2');
    expect(String(fields)).toBe('[object Object]');
  });
});

const laughs = Array.from({ length: 10 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');

describe('what it does not write is refused', () => {
  test.each([
    ['a DTD', '<!DOCTYPE xml><xml><A>1</A></xml>'],
    ['a DTD inside', '<xml><!DOCTYPE xml><A>1</A></xml>'],
    ['an entity', '<!DOCTYPE xml [<!ENTITY a "b">]><xml><A>&a;</A></xml>'],
    ['a file as entity', '<!DOCTYPE xml [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><A>&a;</A></xml>'],
    ['a billion laughs', `<!DOCTYPE xml [<!ENTITY l0 "lol">${laughs}]><xml><A>&l10;</A></xml>`],
    ['a parameter entity', '<!DOCTYPE xml [<!ENTITY % a SYSTEM "http://example.com/">%a;]><xml/>'],
    ['a declaration', '<?xml version="1.0"?><xml><A>1</A></xml>'],
    ['an instruction', '<xml><?php exit ?><A>1</A></xml>'],
    ['a comment', '<xml><!-- <A>2</A> --><A>1</A></xml>'],
    ['a comment that hides CDATA', '<xml><!-- <![CDATA[ --><A>1</A><!-- ]]> --></xml>'],
    ['an attribute', '<xml><A b="c">1</A></xml>'],
    ['an attribute that holds CDATA', '<xml><A b="<![CDATA[">1</A><B>]]></B></xml>'],
    ['a name space', '<xml xmlns="urn:x"><A>1</A></xml>'],
    ['CDATA in a name', '<xml><A<![CDATA[]]>>1</A></xml>'],
    ['CDATA without end', '<xml><A><![CDATA[1</A></xml>'],
    ['broken nesting', '<xml><A><B>1</A></B></xml>'],
    ['an element without end', '<xml><A>1</xml>'],
    ['an end without element', '<xml></A></xml>'],
    ['two roots', '<xml><A>1</A></xml><xml><A>2</A></xml>'],
    ['something before', 'x<xml><A>1</A></xml>'],
    ['something after', '<xml><A>1</A></xml>x'],
    ['a cut tag', '<xml><A>1</A></xml'],
    ['a way to the prototype', '<xml><__proto__><A>1</A></__proto__></xml>'],
    ['a constructor', '<xml><constructor><prototype>1</prototype></constructor></xml>'],
    ['nothing but text', '<xml>text</xml>'],
  ])('%s', (_, text) => {
    expect(() => read(text)).toThrow(Refusal);
  });

  test('elements nested a hundred deep', () => {
    expect(() => read(`<xml>${'<A>'.repeat(100)}1${'</A>'.repeat(100)}</xml>`)).toThrow(Refusal);
  });
});

test('more tags than anything of the platform has', () => {
  expect(read(`<xml>${'<A/>'.repeat(1900)}</xml>`).A).toHaveLength(1900);
  expect(() => read(`<xml>${'<A/>'.repeat(2000)}</xml>`)).toThrow(Refusal);
});

// Reading any of these in quadratic time would take minutes: far beyond the time that a test may take.
test.each([
  '<![CDATA[',
  '<![CDATA[]]>',
  '<A>',
  '<A/>',
  '</A>',
  '<',
  '<A',
  '&',
  '&a;',
  ']]>',
  '<A b="',
  '<!--',
  '<!DOCTYPE [',
])('a megabyte of %s is refused', (unit) => {
  const text = unit.repeat((1024 * 1024) / unit.length);
  expect(() => read(text)).toThrow(Refusal);
  expect(() => read(`<xml><A>${text}</A></xml>`)).toThrow(Refusal);
});
