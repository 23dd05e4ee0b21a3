using Optica.Domain.Common;

namespace Optica.Domain.Reports;

/// <summary>
/// The rows of a report, read while they are written: how many there are is known before, and each chunk is read as the caller may
/// see it at that moment. A right that ends in between ends the rows with its error.
/// </summary>
/// <param name="Count">Rows in all; fewer come when some are gone or out of reach by then.</param>
/// <param name="Chunks">The rows in their order, in chunks of at most 500. Read once.</param>
/// <typeparam name="T">Type of the row.</typeparam>
public sealed record ReportRows<T>(long Count, IAsyncEnumerable<Result<IReadOnlyList<T>>> Chunks);
