using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Optica.Data.Search;

/// <summary>
/// Looks for the first place where one of several needles stands. Of each needle the two rarest bytes are compared at many places at once;
/// where both fit, the whole needle is.
/// </summary>
internal sealed class NeedleScan
{
    /// <summary>Bytes that may be read behind the end of what is looked through.</summary>
    public const int Padding = Reach + (2 * Step);

    /// <summary>The two bytes are chosen among the first so many.</summary>
    private const int Reach = 32;
    private const int Step = 32;

    private readonly Probe[] probes;

    private NeedleScan(Probe[] probes) => this.probes = probes;

    /// <summary>Looks for needles in bytes of which it is known how often each occurs; null when no needle can be in there.</summary>
    /// <param name="needles">What is looked for; none has a byte 0.</param>
    /// <param name="counts">How often each byte occurs.</param>
    public static NeedleScan? Of(IEnumerable<byte[]> needles, IReadOnlyList<int> counts)
    {
        var found = needles
            .Where(needle => Array.TrueForAll(needle, one => counts[one] > 0))
            .Select(needle => Probe.Of(needle, counts))
            .ToArray();
        return found.Length == 0 ? null : new(found);
    }

    /// <summary>The first place of any needle, or -1.</summary>
    /// <param name="text">What is looked through, with <see cref="Padding"/> bytes 0 behind its end.</param>
    /// <param name="from">Where to begin.</param>
    public int Next(byte[] text, int from)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        var end = text.Length - Padding;
        return probes.Length == 1 ? NextOf(probes[0], text, from, end) : NextOfMany(text, from, end);
    }

    /// <summary>Twice as far at each step as with many. Made fast before its first run: one run may go through millions of bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int NextOf(Probe probe, byte[] text, int from, int end)
    {
        ref var start = ref MemoryMarshal.GetArrayDataReference(text);
        var (first, second) = (Vector256.Create(probe.First), Vector256.Create(probe.Second));
        for (; from < end; from += 2 * Step)
        {
            var near = Fits(ref start, from, probe, first, second);
            var far = Fits(ref start, from + Step, probe, first, second);
            if ((near | far) == Vector256<byte>.Zero)
            {
                continue;
            }

            var hits = near.ExtractMostSignificantBits() | ((ulong)far.ExtractMostSignificantBits() << Step);
            for (; hits != 0; hits &= hits - 1)
            {
                var place = from + BitOperations.TrailingZeroCount(hits);
                if (text.AsSpan(place).StartsWith(probe.Needle))
                {
                    return place;
                }
            }
        }

        return -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int NextOfMany(byte[] text, int from, int end)
    {
        ref var start = ref MemoryMarshal.GetArrayDataReference(text);
        for (; from < end; from += Step)
        {
            var any = Vector256<byte>.Zero;
            foreach (ref readonly var probe in probes.AsSpan())
            {
                any |= Fits(ref start, from, probe, Vector256.Create(probe.First), Vector256.Create(probe.Second));
            }

            for (var hits = any.ExtractMostSignificantBits(); hits != 0; hits &= hits - 1)
            {
                var place = from + BitOperations.TrailingZeroCount(hits);
                if (Stands(text.AsSpan(place)))
                {
                    return place;
                }
            }
        }

        return -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Fits(ref byte start, int place, in Probe probe, Vector256<byte> first, Vector256<byte> second) =>
        Vector256.Equals(Vector256.LoadUnsafe(ref start, (nuint)(place + probe.FirstAt)), first)
        & Vector256.Equals(Vector256.LoadUnsafe(ref start, (nuint)(place + probe.SecondAt)), second);

    private bool Stands(ReadOnlySpan<byte> text)
    {
        foreach (ref readonly var probe in probes.AsSpan())
        {
            if (text.StartsWith(probe.Needle))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A needle and where its two rarest bytes are.</summary>
    private readonly record struct Probe(byte[] Needle, int FirstAt, int SecondAt)
    {
        public byte First => Needle[FirstAt];

        public byte Second => Needle[SecondAt];

        public static Probe Of(byte[] needle, IReadOnlyList<int> counts)
        {
            var rarest = Enumerable.Range(0, Math.Min(needle.Length, Reach)).OrderBy(at => counts[needle[at]]).Take(2).ToArray();
            return new(needle, rarest[0], rarest[^1]);
        }
    }
}
