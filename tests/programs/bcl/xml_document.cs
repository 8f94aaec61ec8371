// XmlDocument, XmlReader and XmlWriter: namespaces, attributes, CDATA, comments, entities, errors with line and position.
using System;
using System.IO;
using System.Text;
using System.Xml;

var doc = new XmlDocument();
doc.LoadXml("<?xml version=\"1.0\"?><r xmlns=\"urn:a\" xmlns:b=\"urn:b\"><b:item id=\"1\">one &amp; two</b:item><item id=\"2\"><![CDATA[<raw>]]></item><!-- c --><?pi data?></r>");
foreach (XmlNode n in doc.DocumentElement!.ChildNodes) Console.WriteLine($"{n.NodeType} {n.Name} {n.LocalName} '{n.NamespaceURI}' {n.InnerText}");
var names = new XmlNamespaceManager(doc.NameTable);
names.AddNamespace("a", "urn:a");
names.AddNamespace("b", "urn:b");
Console.WriteLine(doc.SelectSingleNode("//a:item/@id", names)!.Value + " " + doc.SelectNodes("//b:item", names)!.Count);
var e = doc.CreateElement("new", "urn:c");
e.SetAttribute("k", "v<>\"'&\n");
doc.DocumentElement.PrependChild(e);
Console.WriteLine(doc.OuterXml);

var text = new StringBuilder();
using (var w = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true, NewLineOnAttributes = true }))
{
    w.WriteStartElement("p", "root", "urn:p");
    w.WriteAttributeString("a", "1");
    w.WriteAttributeString("xml", "lang", null, "en");
    w.WriteElementString("n", "x < y");
    w.WriteStartElement("empty");
    w.WriteEndElement();
    w.WriteCData("]] >");
    w.WriteEndElement();
}
Console.WriteLine(text);

using (var r = XmlReader.Create(new StringReader("<!DOCTYPE a [<!ENTITY e \"value\">]><a x='1'>t&e;<b/>&#x41;</a>"), new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse }))
    while (r.Read()) Console.WriteLine($"{r.Depth} {r.NodeType} {r.Name} {r.Value} {r.IsEmptyElement} {r.AttributeCount}");
foreach (string bad in new[] { "<a><b></a>", "<a x=1/>", "<a>&undefined;</a>", "", "<a/><b/>", "<a x='1' x='2'/>" })
    try { new XmlDocument().LoadXml(bad); }
    catch (XmlException x) { Console.WriteLine($"{x.LineNumber},{x.LinePosition}: {x.Message}"); }

// expect: Element b:item item 'urn:b' one & two
// expect: Element item item 'urn:a' <raw>
// expect: Comment #comment #comment ''  c 
// expect: ProcessingInstruction pi pi '' data
// expect: 2 1
// expect: <?xml version="1.0"?><r xmlns="urn:a" xmlns:b="urn:b"><new k="v&lt;&gt;&quot;'&amp;&#xA;" xmlns="urn:c" /><b:item id="1">one &amp; two</b:item><item id="2"><![CDATA[<raw>]]></item><!-- c --><?pi data?></r>
// expect: <p:root
// expect:   a="1"
// expect:   xml:lang="en"
// expect:   xmlns:p="urn:p">
// expect:   <n>x &lt; y</n>
// expect:   <empty /><![CDATA[]] >]]></p:root>
// expect: 0 DocumentType a <!ENTITY e "value"> False 0
// expect: 0 Element a  False 1
// expect: 1 Text  tvalue False 0
// expect: 1 Element b  True 0
// expect: 1 Text  A False 0
// expect: 0 EndElement a  False 0
// expect: 1,9: The 'b' start tag on line 1 position 5 does not match the end tag of 'a'. Line 1, position 9.
// expect: 1,6: '1' is an unexpected token. The expected token is '"' or '''. Line 1, position 6.
// expect: 1,5: Reference to undeclared entity 'undefined'. Line 1, position 5.
// expect: 0,0: Root element is missing.
// expect: 1,6: There are multiple root elements. Line 1, position 6.
// expect: 1,10: 'x' is a duplicate attribute name. Line 1, position 10.
