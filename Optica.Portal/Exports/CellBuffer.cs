using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Optica.Portal.Exports;

/// <summary>Rows of a sheet as XML in UTF-8, gathered in memory and handed on in pieces.</summary>
internal sealed class CellBuffer(Stream output)
{
    /// <summary>Bytes gathered before they are handed on.</summary>
    private const int Piece = 64 * 1024;

    private static readonly SearchValues<char> Markup = SearchValues.Create("&<>");

    private readonly ArrayBufferWriter<byte> bytes = new(2 * Piece);

    /// <summary>Whether enough is gathered to hand it on.</summary>
    public bool IsFull => bytes.WrittenCount >= Piece;

    /// <summary>Hands on what is gathered.</summary>
    public async ValueTask FlushAsync(CancellationToken cancellation)
    {
        await output.WriteAsync(bytes.WrittenMemory, cancellation);
        bytes.ResetWrittenCount();
    }

    /// <summary>Markup as it is.</summary>
    public CellBuffer Raw(ReadOnlySpan<byte> markup)
    {
        bytes.Write(markup);
        return this;
    }

    /// <summary>A whole number.</summary>
    public CellBuffer Number(long number)
    {
        Utf8Formatter.TryFormat(number, bytes.GetSpan(24), out var written);
        bytes.Advance(written);
        return this;
    }

    /// <summary>A number with fractions, so that reading it gives the same one.</summary>
    public CellBuffer Number(double number)
    {
        Utf8Formatter.TryFormat(number, bytes.GetSpan(40), out var written);
        bytes.Advance(written);
        return this;
    }

    /// <summary>Text with its markup signs escaped.</summary>
    public CellBuffer Text(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny(Markup) is >= 0 and var place)
        {
            Encode(text[..place]);
            Raw(
                text[place] switch
                {
                    '&' => "&amp;"u8,
                    '<' => "&lt;"u8,
                    _ => "&gt;"u8,
                }
            );
            text = text[(place + 1)..];
        }

        Encode(text);
        return this;
    }

    private void Encode(ReadOnlySpan<char> text)
    {
        if (!text.IsEmpty)
        {
            bytes.Advance(Encoding.UTF8.GetBytes(text, bytes.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));
        }
    }
}
