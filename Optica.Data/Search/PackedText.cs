using System.Buffers;
using System.Text;
using Optica.Domain.Customers;

namespace Optica.Data.Search;

/// <summary>
/// How a folded line is kept: the name as <c>"| maria gonzalez"</c> and the other fields as <c>" rut|phone|email|document"</c>, apart from
/// each other, since most searches ask for one of them. A name holds no bar and the others no space, so these part the lines; a space and
/// a word are found at once wherever a word begins.
/// </summary>
internal static class PackedText
{
    /// <summary>Begins a name, and parts the other fields.</summary>
    public const byte Bar = (byte)SearchText.Separator;

    /// <summary>Begins the other fields, and a word of a name.</summary>
    public const byte Space = (byte)' ';

    private const int Fields = 5;

    /// <summary>Writes a line: first the name, then the other fields.</summary>
    /// <param name="line">As <see cref="SearchText.For"/> makes it.</param>
    /// <param name="to">Gets it.</param>
    /// <returns>Bytes of the name.</returns>
    public static int Write(ReadOnlySpan<char> line, ArrayBufferWriter<byte> to)
    {
        Span<Range> parts = stackalloc Range[Fields];
        parts = parts[..line.Split(parts, SearchText.Separator)];
        var before = to.WrittenCount;
        to.Write("| "u8);
        Encoding.UTF8.GetBytes(Field(line, parts, 0), to);
        var name = to.WrittenCount - before;
        to.Write(" "u8);
        Encoding.UTF8.GetBytes(Field(line, parts, 3), to);
        to.Write("|"u8);
        Encoding.UTF8.GetBytes(Field(line, parts, 2), to);
        to.Write("|"u8);
        Encoding.UTF8.GetBytes(Field(line, parts, 1), to);
        if (parts.Length == Fields)
        {
            to.Write("|"u8);
            Encoding.UTF8.GetBytes(Field(line, parts, 4), to);
        }

        return name;
    }

    /// <summary>The name in a folded line.</summary>
    public static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> line)
    {
        var end = line.IndexOf(SearchText.Separator);
        return end < 0 ? line : line[..end];
    }

    /// <summary>Takes the next field off a packed line.</summary>
    public static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> line)
    {
        var end = line.IndexOf(Bar);
        var field = end < 0 ? line : line[..end];
        line = end < 0 ? [] : line[(end + 1)..];
        return field;
    }

    private static ReadOnlySpan<char> Field(ReadOnlySpan<char> line, ReadOnlySpan<Range> parts, int at) =>
        at < parts.Length ? line[parts[at]] : [];
}
