// XmlSerializer: attributes, arrays, nullable, enums, inheritance with XmlInclude, names, and reading back.
// stress: 20
using System;
using System.Collections.Generic;
using System.IO;
using System.Xml.Serialization;

var order = new Order
{
    Id = 7, Customer = "A & B", Kind = Kind.Express, When = new DateTime(2024, 2, 29, 12, 0, 0, DateTimeKind.Utc), Note = null, Discount = null,
    Lines = { new Line { Sku = "x-1", Count = 2 }, new Gift { Sku = "g", Count = 1, Text = "hi" } }, Tags = ["a", "b"], Raw = [1, 2, 250], Hidden = "no"
};
var serializer = new XmlSerializer(typeof(Order));
var writer = new StringWriter();
var names = new XmlSerializerNamespaces();
names.Add("", "");
serializer.Serialize(writer, order, names);
string xml = writer.ToString();
Console.WriteLine(xml);
var back = (Order)serializer.Deserialize(new StringReader(xml))!;
Console.WriteLine($"{back.Id} {back.Customer} {back.Kind} {back.When:u} {back.Note is null} {back.Discount is null} {back.Lines.Count} {back.Lines[1].GetType().Name} {((Gift)back.Lines[1]).Text} {string.Join(",", back.Tags)} {back.Raw[2]} {back.Hidden}");
serializer.UnknownElement += (_, e) => Console.WriteLine("unknown element " + e.Element.Name);
serializer.UnknownAttribute += (_, e) => Console.WriteLine("unknown attribute " + e.Attr.Name);
serializer.Deserialize(new StringReader("<order id='1' zzz='1'><extra/></order>"));
try { serializer.Deserialize(new StringReader("<order id='x'/>")); }
catch (InvalidOperationException e) { Console.WriteLine(e.Message + " | " + e.InnerException!.GetType().Name); }
var list = new StringWriter();
new XmlSerializer(typeof(List<int>)).Serialize(list, new List<int> { 1, 2, 3 });
Console.WriteLine(list.ToString().Replace("\n", ""));

public enum Kind { Normal, [XmlEnum("fast")] Express }

[XmlRoot("order")]
public class Order
{
    [XmlAttribute("id")] public int Id;
    [XmlElement("who")] public string? Customer { get; set; }
    public Kind Kind { get; set; }
    public DateTime When { get; set; }
    [XmlElement(IsNullable = true)] public string? Note { get; set; }
    public int? Discount { get; set; }
    [XmlArray("lines"), XmlArrayItem("line", typeof(Line)), XmlArrayItem("gift", typeof(Gift))] public List<Line> Lines { get; set; } = [];
    [XmlElement("tag")] public string[] Tags { get; set; } = [];
    [XmlElement(DataType = "hexBinary")] public byte[] Raw { get; set; } = [];
    [XmlIgnore] public string Hidden = "default";
    public bool ShouldSerializeDiscount() => Discount.HasValue;
}

public class Line { [XmlAttribute] public string? Sku; [XmlText] public int Count; }
public class Gift : Line { [XmlAttribute] public string? Text; }

// expect: <?xml version="1.0" encoding="utf-16"?>
// expect: <order id="7">
// expect:   <who>A &amp; B</who>
// expect:   <Kind>fast</Kind>
// expect:   <When>2024-02-29T12:00:00Z</When>
// expect:   <Note p2:nil="true" xmlns:p2="http://www.w3.org/2001/XMLSchema-instance" />
// expect:   <lines>
// expect:     <line Sku="x-1">2</line>
// expect:     <gift Sku="g" Text="hi">1</gift>
// expect:   </lines>
// expect:   <tag>a</tag>
// expect:   <tag>b</tag>
// expect:   <Raw>0102FA</Raw>
// expect: </order>
// expect: 7 A & B Express 2024-02-29 12:00:00Z True True 2 Gift hi a,b 250 default
// expect: unknown attribute zzz
// expect: unknown element extra
// expect: There is an error in XML document (1, 8). | FormatException
// expect: <?xml version="1.0" encoding="utf-16"?><ArrayOfInt xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">  <int>1</int>  <int>2</int>  <int>3</int></ArrayOfInt>
