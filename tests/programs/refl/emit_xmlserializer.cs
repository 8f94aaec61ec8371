// XmlSerializer emits its readers and writers.
using System;
using System.Collections.Generic;
using System.IO;
using System.Xml.Serialization;

public class Item {
    [XmlAttribute] public int Id;
    public string Name { get; set; }
    public List<double> Values = new();
}

class P {
    static void Main() {
        var serializer = new XmlSerializer(typeof(Item[]));
        var text = new StringWriter();
        serializer.Serialize(text, new[] { new Item { Id = 1, Name = "a<b", Values = { 1.5, 2 } }, new Item { Id = 2 } });
        Console.WriteLine(text.ToString().Replace("\r", ""));
        foreach (var i in (Item[])serializer.Deserialize(new StringReader(text.ToString())))
            Console.WriteLine(i.Id + " " + (i.Name ?? "null") + " " + string.Join("|", i.Values));
    }
}

// expect: <?xml version="1.0" encoding="utf-16"?>
// expect: <ArrayOfItem xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
// expect:   <Item Id="1">
// expect:     <Values>
// expect:       <double>1.5</double>
// expect:       <double>2</double>
// expect:     </Values>
// expect:     <Name>a&lt;b</Name>
// expect:   </Item>
// expect:   <Item Id="2">
// expect:     <Values />
// expect:   </Item>
// expect: </ArrayOfItem>
// expect: 1 a<b 1.5|2
// expect: 2 null 
