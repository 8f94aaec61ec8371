// System.IO.Pipelines: lines over segments, back pressure, completion with an error, cancellation of a read.
using System;
using System.Buffers;
using System.IO;
using System.IO.Pipelines;
using System.Text;
using System.Threading.Tasks;

var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 64, resumeWriterThreshold: 32, minimumSegmentSize: 16));
Task writer = Write(pipe.Writer);
int lines = 0, chars = 0;
while (true)
{
    ReadResult r = await pipe.Reader.ReadAsync();
    ReadOnlySequence<byte> buffer = r.Buffer;
    while (TryLine(ref buffer, out var line)) { lines++; chars += (int)line.Length; if (lines is 1 or 40) Console.WriteLine(Encoding.UTF8.GetString(line)); }
    pipe.Reader.AdvanceTo(buffer.Start, buffer.End);
    if (r.IsCompleted) { Console.WriteLine("rest: " + Encoding.UTF8.GetString(buffer)); break; }
}
await pipe.Reader.CompleteAsync();
await writer;
Console.WriteLine($"{lines} {chars}");

var failing = new Pipe();
await failing.Writer.WriteAsync("data"u8.ToArray());
await failing.Writer.CompleteAsync(new InvalidDataException("broken"));
try { await failing.Reader.ReadAsync(); } catch (InvalidDataException e) { Console.WriteLine(e.Message); }

var cancelled = new Pipe();
var pending = cancelled.Reader.ReadAsync();
cancelled.Reader.CancelPendingRead();
Console.WriteLine((await pending).IsCanceled);

var over = PipeReader.Create(new MemoryStream(Encoding.UTF8.GetBytes("from a stream")));
Console.WriteLine((await over.ReadAtLeastAsync(5)).Buffer.Length);
var to = new MemoryStream();
var w = PipeWriter.Create(to);
Encoding.UTF8.GetBytes("to a stream", w);
await w.FlushAsync();
Console.WriteLine(Encoding.UTF8.GetString(to.ToArray()));

static async Task Write(PipeWriter w)
{
    for (int i = 0; i < 40; i++)
    {
        Memory<byte> m = w.GetMemory(20);
        int n = Encoding.UTF8.GetBytes($"line number {i}\n", m.Span);
        w.Advance(n);
        await w.FlushAsync();
    }
    await w.WriteAsync("tail"u8.ToArray());
    await w.CompleteAsync();
}

static bool TryLine(ref ReadOnlySequence<byte> buffer, out ReadOnlySequence<byte> line)
{
    var reader = new SequenceReader<byte>(buffer);
    if (!reader.TryReadTo(out line, (byte)'\n')) return false;
    buffer = buffer.Slice(reader.Position);
    return true;
}


// expect: line number 0
// expect: line number 39
// expect: rest: tail
// expect: 40 550
// expect: broken
// expect: True
// expect: 13
// expect: to a stream
