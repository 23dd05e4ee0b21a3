using System.Buffers;
using System.Runtime.InteropServices;

namespace Optica.Data.Search;

/// <summary>Lines one behind the other, each beginning with a mark that stands nowhere else in it, and one more mark behind the last.</summary>
internal sealed class PackedLines
{
    /// <summary>Of every so many lines the beginning is kept; the others are counted.</summary>
    private const int Stride = 16;

    /// <summary>Bytes that are counted through rather than looked up.</summary>
    private const int Near = 512;

    private readonly byte[] text;
    private readonly int[] starts;
    private readonly byte mark;

    private PackedLines(Builder built)
    {
        mark = built.Mark;
        text = new byte[built.Text.WrittenCount + 1 + NeedleScan.Padding];
        built.Text.WrittenSpan.CopyTo(text);
        text[built.Text.WrittenCount] = mark;
        starts = [.. built.Starts];
    }

    /// <summary>Memory it takes.</summary>
    public long Bytes => text.LongLength + (4L * starts.Length);

    /// <summary>The bytes of a line, its mark in front.</summary>
    public ReadOnlySpan<byte> this[Line line] => text.AsSpan(line.Start..line.End);

    /// <summary>Adds what bytes there are.</summary>
    /// <param name="counts">How often each occurs.</param>
    public void Count(int[] counts)
    {
        foreach (var one in text.AsSpan()[..^NeedleScan.Padding])
        {
            counts[one]++;
        }
    }

    /// <summary>The next line in which a needle stands, or null.</summary>
    /// <param name="scan">The needles.</param>
    /// <param name="before">The line before; the default to begin with.</param>
    public Line? Next(NeedleScan scan, Line before) => scan.Next(text, before.End) is var place and >= 0 ? At(place, before) : null;

    private Line At(int place, Line before)
    {
        var (row, start) = (before.Row, before.Start);
        if (place - start > Near)
        {
            var found = Array.BinarySearch(starts, place);
            var known = found < 0 ? ~found - 1 : found;
            (row, start) = (known * Stride, starts[known]);
        }

        var passed = text.AsSpan(start + 1, place - start);
        var marks = passed.Count(mark);
        if (marks > 0)
        {
            start += 1 + passed.LastIndexOf(mark);
        }

        return new(row + marks, start, place + 1 + text.AsSpan(place + 1).IndexOf(mark));
    }

    /// <summary>A line and where it is.</summary>
    /// <param name="Row">Its number.</param>
    /// <param name="Start">Where its mark is.</param>
    /// <param name="End">Where the next mark is.</param>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Line(int Row, int Start, int End);

    /// <summary>Packs lines.</summary>
    /// <param name="mark">What each begins with.</param>
    internal sealed class Builder(byte mark)
    {
        private int count;

        public byte Mark => mark;

        public ArrayBufferWriter<byte> Text { get; } = new();

        public List<int> Starts { get; } = [];

        /// <param name="line">The next line, its mark in front.</param>
        public void Add(ReadOnlySpan<byte> line)
        {
            if (count++ % Stride == 0)
            {
                Starts.Add(Text.WrittenCount);
            }

            Text.Write(line);
        }

        public PackedLines Build() => new(this);
    }
}
