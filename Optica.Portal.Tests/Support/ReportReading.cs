using Optica.Domain.Common;
using Optica.Domain.Reports;

namespace Optica.Portal.Tests.Support;

/// <summary>Reads reports to their end.</summary>
internal static class ReportReading
{
    /// <summary>Every row, or the error that ended them.</summary>
    public static async Task<Result<List<T>>> AllAsync<T>(this ReportRows<T> rows)
    {
        List<T> all = [];
        await foreach (var chunk in rows.Chunks)
        {
            if (!chunk.TryGet(out var items, out var error))
            {
                return error;
            }

            all.AddRange(items);
        }

        return all;
    }
}
