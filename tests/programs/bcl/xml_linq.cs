// XDocument: construction, queries, namespaces, changes, events, streaming, deep equality.
using System;
using System.Linq;
using System.Xml;
using System.Xml.Linq;

XNamespace ns = "urn:shop";
var doc = new XDocument(new XDeclaration("1.0", "utf-8", "yes"), new XComment("list"),
    new XElement(ns + "shop", new XAttribute(XNamespace.Xmlns + "s", ns.NamespaceName),
        from i in Enumerable.Range(1, 3) select new XElement(ns + "item", new XAttribute("id", i), new XAttribute("price", i * 1.5m), $"name {i}")));
Console.WriteLine(doc);
Console.WriteLine(doc.Declaration + " " + doc.Root!.Name.LocalName + " " + doc.Root.Name.NamespaceName);
Console.WriteLine(string.Join(";", doc.Descendants(ns + "item").Where(e => (decimal)e.Attribute("price")! > 2).Select(e => (string)e)));
var second = doc.Root.Elements().ElementAt(1);
second.AddAfterSelf(new XElement(ns + "item", "between"));
second.SetAttributeValue("price", null);
second.SetElementValue("sub", 7);
Console.WriteLine(second.ToString(SaveOptions.DisableFormatting));
doc.Root.Changed += (o, a) => Console.WriteLine($"changed {o!.GetType().Name} {a.ObjectChange}");
second.Remove();
doc.Root.Add(new XCData("<x>"));
doc.Root.Attributes().First().NextAttribute?.Remove();
Console.WriteLine(doc.Root.Nodes().Last().NodeType + " " + doc.Root.Elements().Count());
Console.WriteLine(XNode.DeepEquals(XElement.Parse("<a b='1' c='2'><d/></a>"), XElement.Parse("<a b='1' c='2'><d></d></a>")));
var parsed = XElement.Parse("<a>\n  <b>text</b>\n  mixed <i>in</i>\n</a>", LoadOptions.PreserveWhitespace | LoadOptions.SetLineInfo);
Console.WriteLine(parsed.Nodes().Count() + " " + ((IXmlLineInfo)parsed.Element("i")!).LineNumber + " " + parsed.Value.Trim());
Console.WriteLine(string.Join("/", parsed.Element("i")!.AncestorsAndSelf().Select(a => a.Name)));
var stream = new XStreamingElement("s", Enumerable.Range(0, 3).Select(i => new XElement("n", i)));
Console.WriteLine(stream.ToString(SaveOptions.DisableFormatting));
try { _ = (int)new XElement("n", "x"); } catch (FormatException x) { Console.WriteLine(x.Message); }
try { _ = new XElement("bad name"); } catch (XmlException x) { Console.WriteLine(x.Message); }

// expect: <!--list-->
// expect: <s:shop xmlns:s="urn:shop">
// expect:   <s:item id="1" price="1.5">name 1</s:item>
// expect:   <s:item id="2" price="3.0">name 2</s:item>
// expect:   <s:item id="3" price="4.5">name 3</s:item>
// expect: </s:shop>
// expect: <?xml version="1.0" encoding="utf-8" standalone="yes"?> shop urn:shop
// expect: name 2;name 3
// expect: <s:item id="2" xmlns:s="urn:shop">name 2<sub>7</sub></s:item>
// expect: changed XElement Remove
// expect: changed XCData Add
// expect: CDATA 3
// expect: False
// expect: 5 3 text
// expect:   mixed in
// expect: i/a
// expect: <s><n>0</n><n>1</n><n>2</n></s>
// expect: The input string 'x' was not in a correct format.
// expect: The ' ' character, hexadecimal value 0x20, cannot be included in a name.
