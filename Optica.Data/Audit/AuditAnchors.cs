using System.Globalization;
using Optica.Domain.Audit;

namespace Optica.Data.Audit;

/// <summary>
/// The file outside the database that says where each chain ended: what is cut off the end of the trail, or written anew by somebody with
/// the key, is only found by it. A line each: instant, chain, number, hash. Lines are only ever added.
/// </summary>
/// <param name="file">Full path; null keeps no anchors.</param>
public sealed class AuditAnchors(string? file)
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Instant, chain, one digit and hash, with a space between each.</summary>
    private const int Shortest = 20 + 1 + 36 + 1 + 1 + 1 + 64;

    /// <summary>Whether anchors are kept at all.</summary>
    public bool AreKept => file is not null;

    /// <summary>Adds lines, safely on the disk before anybody goes on.</summary>
    public async Task AppendAsync(IReadOnlyList<AuditAnchor> anchors, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(anchors);
        if (file is null || anchors.Count == 0)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var lines = anchors.Select(one =>
            FormattableString.Invariant(
                $"{one.At.ToString(Instant, CultureInfo.InvariantCulture)} {one.Chain:D} {one.Number} {Convert.ToHexStringLower(one.Hash)}\n"
            )
        );
        // what a crash left unfinished must not swallow the line after it
        var begin = EndsInALine(file) ? "" : "\n";
        await using var stream = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.Read);
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(begin + string.Concat(lines)), cancellation);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Every anchor, oldest first; none where there is no file yet. Whoever writes goes on writing.</summary>
    /// <returns>The anchors, and the first line (from 1) that is none.</returns>
    public async Task<(IReadOnlyList<AuditAnchor> Anchors, int? BadLine)> ReadAsync(CancellationToken cancellation)
    {
        if (file is null || !Path.Exists(file))
        {
            return ([], null);
        }

        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, System.Text.Encoding.ASCII);
        List<AuditAnchor> anchors = [];
        int? bad = null;
        for (var number = 1; await reader.ReadLineAsync(cancellation) is { } line; number++)
        {
            if (Parse(line) is { } anchor)
            {
                anchors.Add(anchor);
            }
            else if (!IsTorn(line))
            {
                bad ??= number;
            }
        }

        return (anchors, bad);
    }

    /// <summary>The beginning of a line, whose rest a crash took: it says nothing, and hides nothing that is not missed at the end.</summary>
    private static bool IsTorn(string line) =>
        line.Length < Shortest && line.All(sign => char.IsAsciiHexDigit(sign) || "TZ:- ".Contains(sign));

    private static bool EndsInALine(string file)
    {
        if (!File.Exists(file))
        {
            return true;
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return stream.Length == 0 || (stream.Seek(-1, SeekOrigin.End) >= 0 && stream.ReadByte() == '\n');
    }

    private static AuditAnchor? Parse(string line) =>
        line.Split(' ') is [var at, var chain, var number, { Length: 64 } hash]
        && DateTime.TryParseExact(
            at,
            Instant,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var instant
        )
        && Guid.TryParseExact(chain, "D", out var id)
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
        && hash.All(char.IsAsciiHexDigit)
            ? new(instant, id, place, Convert.FromHexString(hash))
            : null;
}
