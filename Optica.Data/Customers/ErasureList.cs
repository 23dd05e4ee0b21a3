using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Tenancy;
using Optica.Domain.Customers;

namespace Optica.Data.Customers;

/// <summary>An erasure as the list beside the audit trail's anchors has it: ids, a day and a number, nothing about the person.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="OrganisationId">Whose customer it was.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="By">Who answered the request.</param>
/// <param name="Number">Number of the request.</param>
public sealed record ErasureLine(DateTime At, Guid OrganisationId, Guid CustomerId, Guid By, string Number);

/// <summary>
/// Which customers were erased, in a file outside the database (<c>erasures.log</c> beside the anchors): a backup from before an erasure
/// brings the person back, and only what is not restored with it can tell. Without an anchor file there is no list.
/// </summary>
public sealed class ErasureList(OpticaDataOptions options, SystemAccess system) : IDisposable
{
    private readonly SemaphoreSlim oneAtATime = new(1, 1);

    /// <summary>Name of the file.</summary>
    public const string FileName = "erasures.log";

    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private string? Path =>
        options.AnchorFile is { } anchors ? System.IO.Path.Combine(System.IO.Path.GetDirectoryName(anchors)!, FileName) : null;

    /// <inheritdoc />
    public void Dispose() => oneAtATime.Dispose();

    /// <summary>Adds the erasures that are not in the list yet.</summary>
    /// <param name="since">Looks only at those made since then, UTC; null for all.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>How many.</returns>
    /// <exception cref="IOException">The file cannot be written: the next try adds them.</exception>
    public async Task<int> NoteAsync(DateTime? since, CancellationToken cancellation)
    {
        if (Path is not { } path)
        {
            return 0;
        }

        await oneAtATime.WaitAsync(cancellation);
        try
        {
            return await AddAsync(path, since, cancellation);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    private async Task<int> AddAsync(string path, DateTime? since, CancellationToken cancellation)
    {
        await using var db = system.Open();
        var done = await GrantedErasures
            .In(db)
            .AsNoTracking()
            .Where(row => since == null || row.DoneAt >= since)
            .OrderBy(row => row.DoneAt)
            .ToListAsync(cancellation);
        if (done.Count == 0)
        {
            return 0;
        }

        var known = (await ReadAsync(cancellation)).Select(line => line.CustomerId).ToHashSet();
        var missing = done.Where(row => !known.Contains(row.CustomerId)).ToList();
        if (missing.Count > 0)
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            // the first line feed ends what a crash may have left unfinished
            await File.AppendAllTextAsync(path, "\n" + string.Concat(missing.Select(Line)), cancellation);
        }

        return missing.Count;
    }

    /// <summary>Whom the list knows as erased and the database does not: an older backup brought them back.</summary>
    public async Task<IReadOnlyList<ErasureLine>> BroughtBackAsync(CancellationToken cancellation)
    {
        var lines = await ReadAsync(cancellation);
        await using var db = system.Open();
        List<ErasureLine> back = [];
        foreach (var chunk in lines.DistinctBy(line => line.CustomerId).Chunk(500))
        {
            List<Guid> ids = [.. chunk.Select(line => line.CustomerId)];
            var there = await db
                .Customers.Where(row => ids.Contains(row.Id) && row.ErasedAt == null)
                .Select(row => row.Id)
                .ToListAsync(cancellation);
            back.AddRange(chunk.Where(line => there.Contains(line.CustomerId)));
        }

        return back;
    }

    private async Task<IReadOnlyList<ErasureLine>> ReadAsync(CancellationToken cancellation) =>
        Path is { } path && File.Exists(path)
            ? [.. (await File.ReadAllLinesAsync(path, cancellation)).Select(Parse).OfType<ErasureLine>()]
            : [];

    private static string Line(RightsRequest row) =>
        FormattableString.Invariant(
            $"{row.DoneAt!.Value.ToString(Instant, CultureInfo.InvariantCulture)} {row.OrganisationId:D} {row.CustomerId:D} {row.DoneBy!.Value:D} {row.Number}\n"
        );

    private static ErasureLine? Parse(string line) =>
        line.Split(' ') is [var at, var organisation, var customer, var by, var number]
        && DateTime.TryParseExact(
            at,
            Instant,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var instant
        )
        && Guid.TryParseExact(organisation, "D", out var whose)
        && Guid.TryParseExact(customer, "D", out var who)
        && Guid.TryParseExact(by, "D", out var staff)
            ? new(instant, whose, who, staff, number)
            : null;
}
