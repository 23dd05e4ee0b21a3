using System.Runtime.CompilerServices;
using Optica.Domain.Common;

namespace Optica.Data.Reports;

/// <summary>Reads many records a few hundred at a time, each time as the caller may see them then.</summary>
internal static class ReportChunks
{
    /// <summary>Records a chunk.</summary>
    public const int Size = 500;

    /// <summary>Checks what a report needs, and that nothing it began with is out of reach by now.</summary>
    /// <param name="access">The caller's.</param>
    /// <param name="also">The permission to read what is in it.</param>
    /// <param name="before">What could be read when the report began; null when it begins.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Null, or <see cref="AccessDenied"/>: a report is whole or it is not made.</returns>
    public static async Task<Error?> RefuseAsync(
        this ICurrentAccess access,
        string also,
        AccessScope? before,
        CancellationToken cancellation
    ) =>
        await access.RefuseAsync(Permissions.ReportsExport, cancellation) is { } refused ? refused
        : !access.Scope.May(also) || (before is not null && !access.Scope.StillReads(before)) ? new AccessDenied()
        : null;

    /// <summary>Reads chunk by chunk; an error is the last chunk.</summary>
    public static async IAsyncEnumerable<Result<IReadOnlyList<T>>> ReadAsync<T>(
        IReadOnlyList<Guid> ids,
        Func<Guid[], CancellationToken, Task<Result<IReadOnlyList<T>>>> read,
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        for (var at = 0; at < ids.Count; at += Size)
        {
            var chunk = await read([.. ids.Skip(at).Take(Size)], cancellation);
            yield return chunk;
            if (!chunk.Succeeded)
            {
                yield break;
            }
        }
    }

    /// <summary>Rows in the order of their ids; what is gone by now is left out.</summary>
    public static IReadOnlyList<T> InOrder<T>(this IEnumerable<T> rows, Guid[] ids, Func<T, Guid> idOf)
    {
        var found = rows.ToDictionary(idOf);
        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }
}
