// Utf8JsonReader over several segments and Utf8JsonWriter: tokens, escapes, numbers at their limits, depth, comments.
using System;
using System.Buffers;
using System.IO;
using System.Text;
using System.Text.Json;

byte[] utf8 = Encoding.UTF8.GetBytes("{\"a\\u00e9\\n\":[-0,1.5e-10,18446744073709551615,true,null,\"\\ud83d\\ude00\"],\"b\":{}}");
for (int cut = 1; cut < utf8.Length; cut += 17)
{
    var reader = new Utf8JsonReader(Sequence(utf8, cut), new JsonReaderOptions());
    var text = new StringBuilder();
    while (reader.Read())
        text.Append(reader.TokenType switch
        {
            JsonTokenType.PropertyName or JsonTokenType.String => "'" + reader.GetString()!.Replace("\n", "\\n") + "' ",
            JsonTokenType.Number => (reader.TryGetUInt64(out ulong u) ? u.ToString() : reader.GetDouble().ToString("R")) + " ",
            var t => t + " "
        });
    Console.WriteLine($"{cut}: {text}{reader.BytesConsumed} {reader.CurrentDepth}");
}
var buffer = new ArrayBufferWriter<byte>();
using (var w = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, IndentCharacter = '\t', IndentSize = 1 }))
{
    w.WriteStartObject();
    w.WriteNumber("long", long.MinValue);
    w.WriteNumber("double", double.MaxValue);
    w.WriteNumber("decimal", decimal.MinValue);
    w.WriteString("date", new DateTimeOffset(2024, 2, 29, 1, 2, 3, 456, TimeSpan.FromHours(-5)));
    w.WriteBase64String("bytes", [255, 0, 128]);
    w.WriteStartArray("list");
    w.WriteStringValue("\u0001</script>\ud83d\ude00");
    w.WriteRawValue("[1, 2]");
    w.WriteEndArray();
    w.WriteCommentValue("note");
    w.WriteEndObject();
}
Console.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
try { var w = new Utf8JsonWriter(new MemoryStream()); w.WriteStartArray(); w.WritePropertyName("x"); } catch (InvalidOperationException e) { Console.WriteLine(e.Message); }
foreach (string bad in new[] { "[01]", "\"\\x\"", "[1 2]", "{\"a\" 1}", "\"a", new string('[', 65), "1.e", "tru" })
    try { var r = new Utf8JsonReader(Encoding.UTF8.GetBytes(bad)); while (r.Read()) { } }
    catch (JsonException e) { Console.WriteLine(e.Message); }

static ReadOnlySequence<byte> Sequence(byte[] all, int cut)
{
    var first = new Segment(all.AsMemory(0, cut), 0);
    var last = first.Append(all.AsMemory(cut));
    return new(first, 0, last, all.Length - cut);
}

class Segment : ReadOnlySequenceSegment<byte>
{
    public Segment(ReadOnlyMemory<byte> m, long index) { Memory = m; RunningIndex = index; }
    public Segment Append(ReadOnlyMemory<byte> m) { var s = new Segment(m, RunningIndex + Memory.Length); Next = s; return s; }
}

// expect: 1: StartObject 'aé\n' StartArray -0 1.5E-10 18446744073709551615 True Null '😀' EndArray 'b' StartObject EndObject EndObject 79 0
// expect: 18: StartObject 'aé\n' StartArray -0 1.5E-10 18446744073709551615 True Null '😀' EndArray 'b' StartObject EndObject EndObject 79 0
// expect: 35: StartObject 'aé\n' StartArray -0 1.5E-10 18446744073709551615 True Null '😀' EndArray 'b' StartObject EndObject EndObject 79 0
// expect: 52: StartObject 'aé\n' StartArray -0 1.5E-10 18446744073709551615 True Null '😀' EndArray 'b' StartObject EndObject EndObject 79 0
// expect: 69: StartObject 'aé\n' StartArray -0 1.5E-10 18446744073709551615 True Null '😀' EndArray 'b' StartObject EndObject EndObject 79 0
// expect: {
// expect: 	"long": -9223372036854775808,
// expect: 	"double": 1.7976931348623157E+308,
// expect: 	"decimal": -79228162514264337593543950335,
// expect: 	"date": "2024-02-29T01:02:03.456-05:00",
// expect: 	"bytes": "/wCA",
// expect: 	"list": [
// expect: 		"\u0001\u003C/script\u003E\uD83D\uDE00",[1, 2]
// expect: 	]
// expect: 	/*note*/
// expect: }
// expect: Cannot write a JSON property within an array or as the first JSON token. Current token type is 'StartArray'.
// expect: Invalid leading zero before '1'. LineNumber: 0 | BytePositionInLine: 2.
// expect: 'x' is an invalid escapable character within a JSON string. The string should be correctly escaped. LineNumber: 0 | BytePositionInLine: 2.
// expect: '2' is invalid after a value. Expected either ',', '}', or ']'. LineNumber: 0 | BytePositionInLine: 3.
// expect: '1' is invalid after a property name. Expected a ':'. LineNumber: 0 | BytePositionInLine: 5.
// expect: Expected end of string, but instead reached end of data. LineNumber: 0 | BytePositionInLine: 2.
// expect: The maximum configured depth of 64 has been exceeded. Cannot read next JSON array. LineNumber: 0 | BytePositionInLine: 64.
// expect: 'e' is invalid within a number, immediately after a decimal point ('.'). Expected a digit ('0'-'9'). LineNumber: 0 | BytePositionInLine: 2.
// expect: 'tru' is an invalid JSON literal. Expected the literal 'true'. LineNumber: 0 | BytePositionInLine: 3.
