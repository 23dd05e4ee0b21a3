namespace Optica.Domain.Reports;

/// <summary>What the audit trail keeps of an export: enough to know what left the house, and no personal data.</summary>
/// <param name="Id">The job, or an id of the request.</param>
/// <param name="Kind">Which report.</param>
/// <param name="Step">What happened.</param>
/// <param name="Filters">Names and values of the filters; of a search text only that there was one.</param>
/// <param name="Rows">Rows in it.</param>
public sealed record ExportNote(Guid Id, ReportKind Kind, ExportStep Step, IReadOnlyList<(string Name, string Value)> Filters, long? Rows);

/// <summary>What happened to an export.</summary>
public enum ExportStep
{
    /// <summary>The file was written for later.</summary>
    Written = 1,

    /// <summary>The file was fetched.</summary>
    Fetched = 2,

    /// <summary>It was written straight into the answer.</summary>
    Streamed = 3,
}
