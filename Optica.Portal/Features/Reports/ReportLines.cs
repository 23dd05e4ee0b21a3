using System.Runtime.CompilerServices;
using Optica.Domain.Reports;

namespace Optica.Portal.Features.Reports;

/// <summary>Rows of a report as cells.</summary>
internal static class ReportLines
{
    /// <summary>Reads on while there are rows; an error among them is thrown.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<object?>> Of<T>(
        ReportRows<T> rows,
        Func<T, IReadOnlyList<object?>> cells,
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        await foreach (var chunk in rows.Chunks.WithCancellation(cancellation))
        {
            if (!chunk.TryGet(out var items, out var error))
            {
                throw new ReportStoppedException(error);
            }

            foreach (var item in items)
            {
                yield return cells(item);
            }
        }
    }

    /// <summary>Few rows that are known already.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<object?>> Of(IEnumerable<IReadOnlyList<object?>> rows)
    {
        await Task.CompletedTask;
        foreach (var row in rows)
        {
            yield return row;
        }
    }
}
