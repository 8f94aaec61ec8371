// XPath: axes, functions, predicates, compiled expressions, numbers and strings as results, errors.
using System;
using System.IO;
using System.Xml;
using System.Xml.XPath;
using System.Xml.Linq;

var nav = new XPathDocument(new StringReader("<lib><book y='1999' p='10.5'><t>A</t><au>x</au><au>y</au></book><book y='2005' p='20'><t>B</t><au>x</au></book><cd><t>C</t></cd></lib>")).CreateNavigator();
foreach (string q in new[]
{
    "//t", "/lib/book[@y > 2000]/t", "//book[last()]/t", "//book[au='y']/@p", "//au[1]", "(//au)[1]", "//t[contains(., 'B') or starts-with(., 'C')]",
    "//t/following-sibling::au", "//au/ancestor::book/@y", "//*[count(au) = 2]/t", "//book/t | //cd/t", "//book[not(@y = 1999)]/t", "//book[position() = 2]/au/preceding-sibling::*"
})
{
    Console.Write(q + ":");
    foreach (XPathNavigator n in nav.Select(q)) Console.Write(" " + n.Value);
    Console.WriteLine();
}
foreach (string q in new[]
{
    "count(//book)", "sum(//book/@p)", "string(//book[2]/t)", "concat('a', 1 + 2 * 3, 'b')", "normalize-space('  a   b ')", "substring('12345', 2, 3)",
    "translate('bar', 'abc', 'AB')", "round(2.5) + floor(-1.5) + ceiling(1.2)", "1 div 0", "-1 div 0", "0 div 0", "7 mod 3", "boolean(//none)", "number('x')", "string-length('abc') = 3", "local-name(//@y)"
})
    Console.WriteLine($"{q} = {nav.Evaluate(q)}");
var compiled = XPathExpression.Compile("//book");
compiled.AddSort("@p", XmlSortOrder.Descending, XmlCaseOrder.None, "", XmlDataType.Number);
foreach (XPathNavigator n in nav.Select(compiled)) Console.Write(n.SelectSingleNode("t") + " ");
Console.WriteLine(compiled.ReturnType);
Console.WriteLine(XElement.Parse("<a><b i='1'/><b i='2'/></a>").XPathSelectElement("b[@i='2']"));
try { nav.Select("//book["); } catch (XPathException x) { Console.WriteLine(x.Message); }
try { nav.Evaluate("unknown()"); } catch (XPathException x) { Console.WriteLine(x.Message); }

// expect: //t: A B C
// expect: /lib/book[@y > 2000]/t: B
// expect: //book[last()]/t: B
// expect: //book[au='y']/@p: 10.5
// expect: //au[1]: x x
// expect: (//au)[1]: x
// expect: //t[contains(., 'B') or starts-with(., 'C')]: B C
// expect: //t/following-sibling::au: x y x
// expect: //au/ancestor::book/@y: 1999 2005
// expect: //*[count(au) = 2]/t: A
// expect: //book/t | //cd/t: A B C
// expect: //book[not(@y = 1999)]/t: B
// expect: //book[position() = 2]/au/preceding-sibling::*: B
// expect: count(//book) = 2
// expect: sum(//book/@p) = 30.5
// expect: string(//book[2]/t) = B
// expect: concat('a', 1 + 2 * 3, 'b') = a7b
// expect: normalize-space('  a   b ') = a b
// expect: substring('12345', 2, 3) = 234
// expect: translate('bar', 'abc', 'AB') = BAr
// expect: round(2.5) + floor(-1.5) + ceiling(1.2) = 3
// expect: 1 div 0 = Infinity
// expect: -1 div 0 = -Infinity
// expect: 0 div 0 = NaN
// expect: 7 mod 3 = 1
// expect: boolean(//none) = False
// expect: number('x') = NaN
// expect: string-length('abc') = 3 = True
// expect: local-name(//@y) = y
// expect: B A NodeSet
// expect: <b i="2" />
// expect: Expression must evaluate to a node-set.
// expect: Namespace Manager or XsltContext needed. This query has a prefix, variable, or user-defined function.
