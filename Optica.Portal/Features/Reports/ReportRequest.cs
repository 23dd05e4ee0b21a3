using System.Text.Json;
using Optica.Portal.Hosting;

namespace Optica.Portal.Features.Reports;

/// <summary>What a report job was asked for: the report's address, and the language it is written in.</summary>
/// <param name="Address">As <see cref="ReportsUrl"/> formats it.</param>
/// <param name="Language">One of <see cref="Localisation.Languages"/>.</param>
public sealed record ReportRequest(string Address, string Language)
{
    /// <summary>The report and its parameters.</summary>
    public ReportsUrl Url => ReportsUrl.Parse(Address);

    /// <summary>Reads a job's parameters.</summary>
    public static ReportRequest Parse(string json) => JsonSerializer.Deserialize<ReportRequest>(json)!;

    /// <summary>As a job's parameters.</summary>
    public string ToJson() => JsonSerializer.Serialize(new { Address, Language });
}
