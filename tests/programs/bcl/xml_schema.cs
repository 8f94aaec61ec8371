// XSD validation: errors and where they come from.
// stress: 20
using System;
using System.IO;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

string xsd = """
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="r"><xs:complexType><xs:sequence>
    <xs:element name="n" maxOccurs="2"><xs:simpleType><xs:restriction base="xs:int"><xs:minInclusive value="1"/></xs:restriction></xs:simpleType></xs:element>
  </xs:sequence><xs:attribute name="k" use="required"/></xs:complexType></xs:element>
</xs:schema>
""";
var schemas = new XmlSchemaSet();
schemas.Add(null, XmlReader.Create(new StringReader(xsd)));
schemas.Compile();
foreach (string xml in new[] { "<r k='1'><n>5</n></r>", "<r><n>5</n></r>", "<r k='1'><n>0</n></r>", "<r k='1'><n>1</n><n>2</n><n>3</n></r>", "<r k='1'><m/></r>" })
{
    int errors = 0;
    XDocument.Parse(xml).Validate(schemas, (_, e) => { errors++; Console.WriteLine($"{e.Severity}: {e.Message}"); });
    Console.WriteLine($"{xml} -> {errors}");
}

// expect: <r k='1'><n>5</n></r> -> 0
// expect: Error: The required attribute 'k' is missing.
// expect: <r><n>5</n></r> -> 1
// expect: Error: The 'n' element is invalid - The value '0' is invalid according to its datatype 'Int' - The MinInclusive constraint failed.
// expect: <r k='1'><n>0</n></r> -> 1
// expect: Error: The element 'r' has invalid child element 'n'.
// expect: <r k='1'><n>1</n><n>2</n><n>3</n></r> -> 1
// expect: Error: The element 'r' has invalid child element 'm'. List of possible elements expected: 'n'.
// expect: <r k='1'><m/></r> -> 1
