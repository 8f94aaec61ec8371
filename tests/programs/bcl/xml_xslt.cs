// XSLT: templates, parameters, sorting, choices.
// stress: 20
using System;
using System.IO;
using System.Xml;
using System.Xml.Xsl;

string xslt = """
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="xml" omit-xml-declaration="yes"/>
  <xsl:param name="who"/>
  <xsl:template match="/r"><out by="{$who}"><xsl:apply-templates select="n"><xsl:sort select="." data-type="number" order="descending"/></xsl:apply-templates></out></xsl:template>
  <xsl:template match="n"><xsl:choose><xsl:when test=". &gt; 2"><big><xsl:value-of select=". * 2"/></big></xsl:when><xsl:otherwise><small p="{position()}"/></xsl:otherwise></xsl:choose></xsl:template>
</xsl:stylesheet>
""";
var transform = new XslCompiledTransform();
transform.Load(XmlReader.Create(new StringReader(xslt)));
var arguments = new XsltArgumentList();
arguments.AddParam("who", "", "me");
var output = new StringWriter();
transform.Transform(XmlReader.Create(new StringReader("<r><n>1</n><n>3</n><n>2</n></r>")), arguments, output);
Console.WriteLine(output);


// expect: <out by="me"><big>6</big><small p="2" /><small p="3" /></out>
