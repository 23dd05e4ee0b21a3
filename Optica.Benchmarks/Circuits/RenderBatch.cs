using System.Buffers.Binary;
using System.Text;

namespace Optica.Benchmarks.Circuits;

/// <summary>
/// What a batch draws, as far as a client needs it that clicks and types: which components, and the handlers of their elements. The
/// layout is that of the framework's writer for circuits.
/// </summary>
/// <param name="batch">The batch.</param>
internal sealed class RenderBatch(ReadOnlyMemory<byte> batch)
{
    private const int EditSize = 16;
    private const int FrameSize = 20;
    private const int Footer = 20;

    private const int Element = 1;
    private const int Attribute = 3;
    private const int PrependFrame = 1;
    private const int SetAttribute = 3;

    /// <summary>The components that are drawn anew, with the handlers that came.</summary>
    public IEnumerable<(int Component, IReadOnlyList<ElementHandler> Handlers)> Components()
    {
        var table = FooterAt(0);
        for (var number = 0; number < Int(table); number++)
        {
            var at = Int(table + 4 + (4 * number));
            var handlers = new List<ElementHandler>();
            for (var edit = 0; edit < Int(at + 4); edit++)
            {
                var place = at + 8 + (EditSize * edit);
                handlers.AddRange(HandlersOf(Int(place), Int(place + 8)));
            }

            yield return (Int(at), handlers);
        }
    }

    private IEnumerable<ElementHandler> HandlersOf(int kind, int frame) =>
        kind switch
        {
            SetAttribute when HandlerAt(frame) is { } handler => [handler],
            PrependFrame => Enumerable.Range(frame, LengthAt(frame)).Where(at => Kind(at) == Element).SelectMany(InElement),
            _ => [],
        };

    /// <summary>Handlers of an element, which its attributes name.</summary>
    private List<ElementHandler> InElement(int element)
    {
        string? id = null;
        var found = new List<ElementHandler>();
        for (var at = element + 1; at < element + LengthAt(element) && Kind(at) == Attribute; at++)
        {
            if (HandlerAt(at) is { } handler)
            {
                found.Add(handler);
            }
            else if (Text(Int(Frame(at) + 4)) is "id" or "class" && (id is null || Text(Int(Frame(at) + 4)) == "id"))
            {
                id = Text(Int(Frame(at) + 8));
            }
        }

        return found.ConvertAll(handler => handler with { Element = id });
    }

    private ElementHandler? HandlerAt(int frame)
    {
        var number = BinaryPrimitives.ReadUInt64LittleEndian(batch.Span[(Frame(frame) + 12)..]);
        return number == 0 ? null : new(null, Text(Int(Frame(frame) + 4))!, number);
    }

    private int Kind(int frame) => Int(Frame(frame));

    /// <summary>Frames of an element, component or region with all in it; 1 for others.</summary>
    private int LengthAt(int frame) => Kind(frame) is Element or 4 or 5 ? Int(Frame(frame) + 4) : 1;

    private int Frame(int number) => FooterAt(1) + 4 + (FrameSize * number);

    private int FooterAt(int number) => Int(batch.Length - Footer + (4 * number));

    private int Int(int at) => BinaryPrimitives.ReadInt32LittleEndian(batch.Span[at..]);

    private string? Text(int index)
    {
        if (index < 0)
        {
            return null;
        }

        var at = Int(FooterAt(4) + (4 * index));
        var length = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = batch.Span[at++];
            length |= (next & 0x7f) << shift;
            if (next < 0x80)
            {
                return Encoding.UTF8.GetString(batch.Span.Slice(at, length));
            }
        }
    }
}
