import { test } from 'node:test';
import { check } from '../testing.ts';

test('Dom: a tree is built and written', () => {
  check(
    {
      'd.toXmlString()':
        '<?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="urn:s" xmlns:x="urn:x"><s:Body><call id="1&quot;2">a &lt; b<!--note--></call><none /></s:Body></s:Envelope>',
      'body.getParent() === root': 'true',
      "root.getPrefixFor('urn:x')": 'x',
      "body.getNamespaceFor('s')": 'urn:s',
      'body.getNodeType()': 'ELEMENT',
    },
    `Dom.Document d = new Dom.Document();
     Dom.XmlNode root = d.createRootElement('Envelope', 'urn:s', 's');
     root.setNamespace('x', 'urn:x');
     Dom.XmlNode body = root.addChildElement('Body', 'urn:s', 's');
     Dom.XmlNode call = body.addChildElement('call', null, null);
     call.setAttribute('id', '1"2');
     call.addTextNode('a < b');
     call.addCommentNode('note');
     body.addChildElement('none', null, null);`,
  );
});

test('Dom: a text is read, with namespaces, entities and CDATA', () => {
  check(
    {
      'top.getName()': 'a',
      'top.getNamespace()': 'urn:d',
      "top.getChildElement('b', 'urn:p').getText()": '1 < 2 & é raw <x>',
      "top.getChildElement('b', null)": 'null',
      "top.getAttributeValue('k', null)": 'v 1',
      "top.getAttributeValue('k', 'urn:p')": 'w',
      'top.getAttributeCount()': '2',
      'top.getChildElements().size()': '2',
      'top.getChildren().size()': '4',
      'top.getChildren()[0].getNodeType()': 'TEXT',
      "top.removeChild(top.getChildElements()[1]) + ' ' + top.getChildElements().size()": 'true 1',
      "bad('<a><b></a>')":
        'System.XmlException: Failed to parse XML due to: end tag name </a> must match start tag name <b> (position: @1:10)',
      "bad('<a>&nope;</a>')":
        'System.XmlException: Failed to parse XML due to: could not resolve entity "nope" (position: @1:4)',
      "bad('text')":
        'System.XmlException: Failed to parse XML due to: only whitespace content allowed before start tag and not t (position: @1:1)',
      "bad('<p:a/>')":
        'System.XmlException: Failed to parse XML due to: could not determine namespace bound to prefix p (position: @1:5)',
      'bad(\'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>\')':
        'System.XmlException: Failed to parse XML due to: could not resolve entity "x" (position: @1:58)',
    },
    `Dom.Document d = new Dom.Document();
     d.load('<?xml version="1.0"?><!-- c --><a xmlns="urn:d" xmlns:p="urn:p" k="v\\n1" p:k="w">\\n<p:b>1 &lt; 2 &amp; &#233; <![CDATA[raw <x>]]></p:b><c/> </a>');
     Dom.XmlNode top = d.getRootElement();`,
    `static String bad(String xml) {
       try { Dom.Document d = new Dom.Document(); d.load(xml); return 'no'; } catch (XmlException e) { return '' + e; }
     }`,
  );
});

test('XmlStreamReader: events one after the other', () => {
  check(
    {
      'kinds()':
        'START_DOCUMENT|START_ELEMENT list|START_ELEMENT item|CHARACTERS one|END_ELEMENT item|START_ELEMENT item|END_ELEMENT item|END_ELEMENT list|END_DOCUMENT|',
      "attribute('id')": '7',
    },
    '',
    `static String XML = '<list><item id="7">one</item><item/></list>';
     static String kinds() {
       XmlStreamReader r = new XmlStreamReader(XML);
       String out = '';
       while (true) {
         out += r.getEventType();
         if (r.hasName()) out += ' ' + r.getLocalName();
         if (r.isCharacters()) out += ' ' + r.getText();
         out += '|';
         if (!r.hasNext()) return out;
         r.next();
       }
     }
     static String attribute(String name) {
       XmlStreamReader r = new XmlStreamReader(XML);
       r.nextTag();
       r.nextTag();
       return r.getAttributeValue(null, name);
     }`,
  );
});

test('XmlStreamWriter: the example of the Apex Reference Guide', () => {
  check(
    {
      'w.getXmlString()':
        '<?xml version="1.0"?><?target data?><m:Library xmlns:m="http://www.book.com"><!--Book starts here--><![CDATA[<Cdata> I like CData </Cdata>]]><book xmlns="http://www.defns.com" author="Manoj">This is my book</book><ISBN/></m:Library>',
    },
    `XmlStreamWriter w = new XmlStreamWriter();
     w.writeStartDocument(null, '1.0');
     w.writeProcessingInstruction('target', 'data');
     w.writeStartElement('m', 'Library', 'http://www.book.com');
     w.writeNamespace('m', 'http://www.book.com');
     w.writeComment('Book starts here');
     w.setDefaultNamespace('http://www.defns.com');
     w.writeCData('<Cdata> I like CData </Cdata>');
     w.writeStartElement(null, 'book', null);
     w.writeDefaultNamespace('http://www.defns.com');
     w.writeAttribute(null, null, 'author', 'Manoj');
     w.writeCharacters('This is my book');
     w.writeEndElement();
     w.writeEmptyElement(null, 'ISBN', null);
     w.writeEndElement();
     w.writeEndDocument();`,
  );
});

test('elements that are nested too deep are refused, not a stack overflow', () => {
  check(
    { deep: 'System.XmlException' },
    `
     String deep;
     try { new Dom.Document().load('<a>'.repeat(20000)); } catch (XmlException e) { deep = e.getTypeName(); }`,
  );
});
