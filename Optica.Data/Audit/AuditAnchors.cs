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
        await using var stream = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.Read);
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(string.Concat(lines)), cancellation);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Every anchor, oldest first; none where there is no file yet.</summary>
    /// <exception cref="InvalidDataException">A line is no anchor.</exception>
    public async Task<IReadOnlyList<AuditAnchor>> ReadAsync(CancellationToken cancellation)
    {
        if (file is null || !File.Exists(file))
        {
            return [];
        }

        var lines = await File.ReadAllLinesAsync(file, cancellation);
        return
        [
            .. lines.Select((line, at) => Parse(line) ?? throw new InvalidDataException($"Line {at + 1} of the anchor file is no anchor.")),
        ];
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
